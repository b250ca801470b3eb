// The frame in which a document is shown, as wide as a device and scaled to the room that there is.
const frame = document.getElementById("frame");
const device = document.getElementById("device");
const spots = new Map();
let shown = { key: "", text: "" };

const paper = () => frame.contentDocument;

// Puts a document in place of the one before it, in one step: nothing flickers, and the reader stays where they were.
// `key` says of which paper it is another state: the views of one email share it.
function showText(key, text, how) {
  const sign = `${key} ${how.pictures} ${how.size}`;
  if (shown.sign === sign && shown.text === text) return false;
  const doc = paper();
  if (shown.key) spots.set(shown.key, spotOf(doc));
  const fresh = new DOMParser().parseFromString(text, "text/html");
  if (how.pictures === "off") blockPictures(fresh);
  else keepPictures(fresh);
  doc.replaceChild(doc.adoptNode(fresh.documentElement), doc.documentElement);
  if (how.size === "large") enlarge(doc);
  goTo(doc, spots.get(key));
  shown = { key, text, sign };
  return true;
}

const headingsOf = (doc) => [...doc.querySelectorAll("h1, h2, h3")];

// Where somebody reads: so far down, and so far from the heading that stands last above the middle of the window.
function spotOf(doc) {
  const view = doc.defaultView;
  const heading = headingsOf(doc).findLast((one) => one.getBoundingClientRect().top < view.innerHeight / 2);
  return { top: view.scrollY, words: heading?.textContent.trim(), from: heading?.getBoundingClientRect().top };
}

function goTo(doc, spot) {
  const view = doc.defaultView;
  const heading = spot?.top && spot.words ? headingsOf(doc).find((one) => one.textContent.trim() === spot.words) : null;
  const top = heading ? view.scrollY + heading.getBoundingClientRect().top - spot.from : spot?.top ?? 0;
  view.scrollTo({ top, behavior: "instant" });
}

// A picture that was there already is moved over, so that it need not be drawn again.
function keepPictures(fresh) {
  const there = new Map([...paper().images].map((image) => [image.src, image]));
  for (const image of fresh.images) {
    const old = there.get(new URL(image.getAttribute("src") ?? "", document.baseURI).href);
    if (!old) continue;
    there.delete(old.src);
    for (const { name } of [...old.attributes]) if (name !== "src" && !image.hasAttribute(name)) old.removeAttribute(name);
    for (const { name, value } of image.attributes) if (old.getAttribute(name) !== value) old.setAttribute(name, value);
    image.replaceWith(old);
  }
}

function blockPictures(fresh) {
  for (const image of [...fresh.images]) {
    const box = fresh.createElement("span");
    const [width, height] = ["width", "height"].map((side) => Number(image.getAttribute(side)) || 0);
    if (width === 1 || height === 1) { image.remove(); continue; }
    box.style.cssText = image.style.cssText;
    box.className = image.className;
    const look = { display: "inline-block", "max-width": "100%", overflow: "hidden", outline: "1px solid #8a8f94", "outline-offset": "-1px" };
    if (width) look.width = `${width}px`;
    if (width && height) Object.assign(look, { "aspect-ratio": `${width} / ${height}`, height: "auto" });
    for (const [name, value] of Object.entries(look)) box.style.setProperty(name, value);
    box.textContent = image.alt;
    image.replaceWith(box);
  }
  for (const source of fresh.querySelectorAll("picture source")) source.remove();
}

// Letters twice as large, as a reader sets them who sees little: boxes keep their width.
function enlarge(doc) {
  const all = [...doc.body.querySelectorAll("*"), doc.body];
  const sizes = all.map((one) => {
    const style = doc.defaultView.getComputedStyle(one);
    return [parseFloat(style.fontSize), parseFloat(style.lineHeight)];
  });
  all.forEach((one, at) => {
    const [letters, line] = sizes[at];
    if (letters) one.style.setProperty("font-size", `${letters * 2}px`, "important");
    if (line) one.style.setProperty("line-height", `${line * 2}px`, "important");
  });
}

// `width` in px, or 0 for all the room that there is. Says in words how wide it became.
function fitDevice(width) {
  const stage = document.getElementById("stage");
  const style = getComputedStyle(stage);
  const room = stage.clientWidth - parseFloat(style.paddingLeft) - parseFloat(style.paddingRight);
  const edge = device.offsetWidth - frame.offsetWidth;
  const full = width ? width + edge : room;
  const scale = Math.min(1, room / full);
  const fit = document.getElementById("fit");
  device.style.width = `${full}px`;
  device.style.transform = scale < 1 ? `scale(${scale})` : "";
  fit.style.width = `${full * scale}px`;
  device.style.height = `${fit.clientHeight / scale}px`;
  const inside = Math.round(width || full - edge);
  return `${inside} px wide${scale < 0.995 ? `, shown at ${Math.round(scale * 100)} %` : ""}`;
}
