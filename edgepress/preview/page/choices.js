// What the person chose. It stands in the address, so that it outlives a reload, a save and a link that is passed on.
const CHOICES = {
  tab: ["email", "web", "text", "inbox"],
  width: innerWidth < 700 ? ["phone", "wide"] : ["wide", "phone"],
  shade: ["light", "dark"],
  pictures: ["on", "off"],
  size: ["normal", "large"],
  show: ["all", "error", "warning", "note"],
  keys: ["on", "off"],
};

const choice = readChoices();

function readChoices() {
  const said = new URLSearchParams(location.hash.slice(1));
  const found = { view: said.get("view") ?? "", page: said.get("page") ?? "" };
  for (const [name, ways] of Object.entries(CHOICES)) {
    found[name] = ways.includes(said.get(name)) ? said.get(name) : ways[0];
  }
  return found;
}

function keepChoices() {
  const said = Object.entries(choice).filter(([name, way]) => way && way !== CHOICES[name]?.[0]);
  const hash = new URLSearchParams(said).toString();
  try {
    history.replaceState(null, "", hash ? `#${hash}` : location.pathname + location.search);
  } catch {
    // A page in a file of its own may not be allowed to; then a choice lasts as long as the page.
  }
}

function turn(name) {
  const [first, second] = CHOICES[name];
  return choice[name] === first ? second : first;
}
