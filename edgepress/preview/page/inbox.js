// How the email looks before it is opened: its line among others, on a phone and at a desk.
function drawInbox() {
  const { issue } = state;
  document.getElementById("inbox").replaceChildren(
    drawList("desk", "At a desk", issue), drawList("phone", "On a phone", issue), drawCounts(issue),
  );
  for (const one of document.querySelectorAll(".scroller")) if (one.scrollWidth > one.clientWidth) one.tabIndex = 0;
}

function drawList(kind, title, issue) {
  const rows = [1, 0, 2, 3, 4].slice(0, kind === "phone" ? 4 : 5).map((at) => (at ? drawNeighbour(at) : drawLine(issue)));
  return make("figure", { class: `mail ${kind}` },
    make("figcaption", {}, title),
    make("div", { class: "scroller", role: "group", "aria-label": title },
      make("div", { class: "screen" },
        make("p", { class: "folder", "aria-hidden": "true" }, "Inbox"),
        make("ul", {}, ...rows))),
  );
}

function drawLine(issue) {
  return make("li", { class: "line ours" },
    make("span", { class: "face", "aria-hidden": "true" }, initial(issue.from.name)),
    make("b", { class: "from", dir: "auto" }, issue.from.name),
    make("span", { class: "when" }, when(issue.date, { day: "numeric", month: "short" }) || "Today"),
    make("span", { class: "words", dir: "auto" },
      make("span", { class: "subject" }, issue.subject), make("span", { class: "dash", "aria-hidden": "true" }, " – "),
      make("span", { class: "preview" }, issue.preview)),
  );
}

function drawNeighbour(at) {
  return make("li", { class: `line other n${at}`, "aria-hidden": "true" },
    make("span", { class: "face" }), make("span", { class: "from" }), make("span", { class: "when" }),
    make("span", { class: "words" }, make("span", { class: "subject" }), make("span", { class: "preview" })));
}

function drawCounts(issue) {
  const signs = Intl.Segmenter ? new Intl.Segmenter() : null;
  const count = (words) => (signs ? [...signs.segment(words)] : [...words]).length;
  const facts = [
    ["Subject", issue.subject, "A phone shows the first 35 to 45 signs."],
    ["Preview", issue.preview, "A phone shows 40 to 90 signs, a wide window up to 130."],
  ];
  return make("dl", { class: "counts" }, ...facts.map(([name, words, note]) =>
    make("div", {}, make("dt", {}, name), make("dd", {}, make("b", {}, `${count(words)}`), `signs. ${note}`))));
}

const initial = (name) => [...name.replace(/^(the|la|le|les|el|der|die|das) /i, "")][0]?.toUpperCase() ?? "";

function when(day, how) {
  return day ? new Date(`${day}T00:00Z`).toLocaleDateString("en-GB", { ...how, timeZone: "UTC" }) : "";
}
