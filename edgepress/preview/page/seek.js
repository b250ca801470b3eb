// Where a finding's words stand in a document that is shown.
const plainSign = { "“": '"', "”": '"', "„": '"', "«": '"', "»": '"', "‘": "'", "’": "'", "–": "-", "—": "-", "\u00a0": " ", "\u202f": " " };

function plainWords(words) {
  return words
    .replace(/!?\[([^\]]*)\]\([^)]*\)/g, "$1")
    .replace(/[*_`#>|]+/g, "")
    .replace(/[“”„«»‘’–—\u00a0\u202f]/g, (sign) => plainSign[sign])
    .replace(/\s+/g, " ")
    .trim()
    .toLowerCase();
}

// All words of a document as one line, with the node and the place of every sign.
function lineOf(doc) {
  const walker = doc.createTreeWalker(doc.body, NodeFilter.SHOW_TEXT);
  const places = [];
  let line = "";
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    if (node.parentElement.closest("style, title, .preheader")) continue;
    for (let at = 0; at < node.data.length; at += 1) {
      const sign = node.data[at];
      const plain = /\s/.test(sign) ? " " : (plainSign[sign] ?? sign.toLowerCase())[0];
      if (plain === " " && line.endsWith(" ")) continue;
      line += plain;
      places.push([node, at]);
    }
    if (!line.endsWith(" ")) { line += " "; places.push([node, node.data.length - 1]); }
  }
  return { line, places };
}

// The range of some words, from the heading `after` on; null where they are not.
function seek(doc, words, after) {
  const { line, places } = lineOf(doc);
  const beginning = after ? Math.max(0, headingAt(doc, after, places)) : 0;
  const plain = plainWords(words);
  const tries = [plain, plain.split(" ").slice(0, 6).join(" ")].filter((some) => some.length > 1);
  for (const some of tries) {
    const at = line.indexOf(some, beginning);
    if (at >= 0) return rangeOf(doc, places, at, at + some.length);
  }
  return null;
}

function headingAt(doc, title, places) {
  const heading = headingOf(doc, title);
  return heading ? places.findIndex(([node]) => heading.contains(node)) : 0;
}

function headingOf(doc, title) {
  const wanted = plainWords(title);
  return [...doc.querySelectorAll("h1, h2, h3")].find((one) => plainWords(one.textContent) === wanted) ?? null;
}

function pictureOf(doc, words) {
  const stem = /([^/()\s]+)\.(?:jpe?g|png|gif|webp)/i.exec(words)?.[1].toLowerCase().replace(/[^a-z0-9]+/g, "-");
  if (!stem) return null;
  return [...doc.images].find((image) => (image.getAttribute("src") ?? "").toLowerCase().includes(`/${stem}-`)) ?? null;
}

function rangeOf(doc, places, start, end) {
  const range = doc.createRange();
  range.setStart(...places[start]);
  const [node, at] = places[end - 1];
  range.setEnd(node, at + 1);
  return range;
}

// Brings a place into view and marks it: words by a colour of their own, a picture or a heading by a line round it.
function point(doc, place) {
  const view = doc.defaultView;
  const box = place.getBoundingClientRect();
  const near = Math.abs(box.top) < 2 * view.innerHeight && matchMedia("(prefers-reduced-motion: no-preference)").matches;
  view.scrollTo({ top: view.scrollY + box.top - view.innerHeight / 3, behavior: near ? "smooth" : "instant" });
  unpoint(doc);
  if (place instanceof view.Range || place.startContainer) {
    doc.head.append(Object.assign(doc.createElement("style"), { id: "edgepress-mark", textContent: "::highlight(edgepress){background:#ffd54a;color:#1c1b19}" }));
    if (view.CSS.highlights) view.CSS.highlights.set("edgepress", new view.Highlight(place));
    else { doc.getSelection().removeAllRanges(); doc.getSelection().addRange(place); }
  } else {
    place.style.setProperty("outline", "4px solid #ffd54a", "important");
    place.style.setProperty("outline-offset", "4px", "important");
    place.dataset.pointed = "";
  }
}

function unpoint(doc) {
  doc.defaultView.CSS.highlights?.clear();
  doc.getElementById("edgepress-mark")?.remove();
  for (const one of doc.querySelectorAll("[data-pointed]")) { one.style.removeProperty("outline"); delete one.dataset.pointed; }
}
