// Where documents come from: this page itself, or the press on this machine.
const whole = JSON.parse(document.getElementById("whole")?.content.textContent ?? "null");
const texts = new Map();
let state = whole?.state ?? null;

async function loadState() {
  if (whole) return state;
  const answer = await fetch("state.json", { cache: "no-cache" });
  if (!answer.ok) throw new Error(`${answer.status}`);
  return answer.json();
}

// A document by its name. The same version of an issue gives the same text, so it is fetched once.
async function loadText(name, version) {
  if (whole) return withPictures(whole.documents[name] ?? "");
  const known = texts.get(name);
  if (known && known.version === version) return known.text;
  const answer = await fetch(name.split("/").map(encodeURIComponent).join("/"), { cache: "no-cache" }).catch(() => null);
  if (!answer && known) return known.text; // the press was stopped: what was seen last can be seen again
  if (!answer?.ok) throw new Error(`${answer?.status}`);
  const text = await answer.text();
  texts.set(name, { version, text });
  return text;
}

// Pictures are held once each, in one size.
function withPictures(html) {
  return html
    .replace(/ srcset="[^"<>]*"/g, "")
    .replace(/\/web\/[^"'\s,)]+/g, (path) => whole.drawn[whole.pictures[path]] ?? path);
}

// Calls back with each change that the press tells, and with whether it is there. It comes back by itself.
function listen(changed, isThere) {
  let source, late;
  const open = () => {
    source = new EventSource("/events");
    source.onopen = () => { clearTimeout(late); late = 0; isThere(true); };
    source.addEventListener("change", (event) => changed(JSON.parse(event.data)));
    source.onerror = () => { late ||= setTimeout(lost, 700); };
  };
  const lost = () => {
    late = 0;
    if (source.readyState !== EventSource.OPEN) isThere(false);
    if (source.readyState === EventSource.CLOSED) open();
  };
  open();
}
