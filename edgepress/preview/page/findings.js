// The findings beside the text, in the words of every other place that tells them.
function make(tag, attributes = {}, ...inside) {
  const one = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (name.startsWith("on")) one.addEventListener(name.slice(2), value);
    else if (value === true) one.setAttribute(name, "");
    else if (value !== false && value != null) one.setAttribute(name, value);
  }
  one.append(...inside.filter((part) => part != null && part !== false));
  return one;
}

function drawFindings(onShow) {
  const { findings, verdict } = state;
  const shown = findings.filter((one) => choice.show === "all" || one.severity === choice.show);
  document.getElementById("findings-title").replaceChildren(...drawTally(verdict.tally || "nothing to mend"));
  document.getElementById("steps").replaceChildren(...verdict.steps.map(drawStep));
  drawFilters();
  const list = document.getElementById("list");
  const open = list.querySelector("[aria-current]")?.dataset.mark;
  const held = list.contains(document.activeElement) ? document.activeElement.dataset.mark : "";
  list.replaceChildren(...(findings.length ? pieces(shown).map((piece) => drawPiece(piece, onShow)) : [drawNothing()]));
  if (open) list.querySelector(`li[data-mark="${open}"]`)?.setAttribute("aria-current", "true");
  if (held) list.querySelector(`button[data-mark="${held}"]`)?.focus({ preventScroll: true });
}

// "2 must fix, 1 should fix": broken, where it is broken, behind a comma.
function drawTally(tally) {
  const words = tally.charAt(0).toUpperCase() + tally.slice(1);
  return words.split(/(?<=,) /).flatMap((part) => [make("span", {}, part), " "]).slice(0, -1);
}

function drawStep(step) {
  const copy = make("button", { type: "button", class: "copy", "data-copy": step.command, "aria-label": `Copy: ${step.command}` }, "Copy");
  return make("p", { class: "step" }, step.before, make("code", {}, step.command), step.after, " ", copy);
}

function drawFilters() {
  const { counts, words } = state.verdict;
  const ways = [["all", "All", state.findings.length], ...Object.keys(words).map((name) => [name, words[name], counts[name]])];
  document.getElementById("filters").hidden = !state.findings.length;
  const held = document.activeElement?.dataset.show;
  document.getElementById("filters").replaceChildren(
    ...ways.map(([name, title, count]) =>
      make("button", { type: "button", class: `filter ${name}`, "data-show": name, "aria-pressed": String(choice.show === name) },
        title, " ", make("b", {}, String(count))),
    ),
  );
  if (held) document.querySelector(`[data-show="${held}"]`)?.focus();
}

// Findings of one file after the other, in the order in which readers meet them; then those of no page.
function pieces(findings) {
  const order = new Map(state.pages.map((page, at) => [page.name, at]));
  const groups = new Map();
  for (const one of findings) {
    if (!groups.has(one.path)) groups.set(one.path, { path: one.path, page: one.page, title: one.piece, findings: [] });
    groups.get(one.path).findings.push(one);
  }
  const place = (group) => (group.page == null ? order.size : order.get(group.page) ?? order.size);
  return [...groups.values()].sort((a, b) => place(a) - place(b));
}

function drawPiece(group, onShow) {
  return make("section", { class: "piece" },
    make("h3", { dir: "auto" }, group.title || group.path),
    make("ol", {}, ...group.findings.map((one) => drawFinding(one, onShow))),
  );
}

function drawFinding(one, onShow) {
  const said = [["why", one.why], ["try", one.hint]].filter(([, words]) => words);
  const go = make("button", { type: "button", class: "go", "data-mark": one.fingerprint, dir: "auto", onclick: () => onShow(one) }, one.message);
  return make("li", { class: `finding ${one.severity}`, "data-mark": one.fingerprint, onclick: (event) => { if (!event.target.closest("button, pre") && !getSelection().toString()) onShow(one); } },
    make("p", { class: "severity" }, make("i", { "aria-hidden": "true" }), one.words, make("code", {}, one.code)),
    make("h4", {}, go),
    one.excerpt.length ? make("pre", { tabindex: "0", role: "group", "aria-label": "The line" }, one.excerpt[0], "\n", make("b", {}, one.excerpt[1])) : null,
    said.length ? make("dl", {}, ...said.map(([name, words]) => make("div", {}, make("dt", {}, name), make("dd", { dir: "auto" }, words)))) : null,
    make("p", { class: "place" },
      make("code", {}, one.place), " ",
      make("button", { type: "button", class: "copy", "data-copy": one.place, "aria-label": `Copy the place: ${one.place}` }, "Copy")),
    one.fixable ? make("p", { class: "chip" }, "edgepress fix can do this") : null,
  );
}

function drawNothing() {
  return make("div", { class: "nothing" },
    make("p", { class: "flourish", "aria-hidden": "true" }, "❦"),
    make("p", {}, "Every text of this issue reads as it should."),
  );
}

async function copy(button) {
  const words = button.dataset.copy;
  try {
    await navigator.clipboard.writeText(words);
  } catch {
    const area = make("textarea", { class: "hidden", "aria-hidden": "true" });
    area.value = words;
    button.after(area);
    area.select();
    document.execCommand("copy");
    area.remove();
    button.focus();
  }
  button.textContent = "Copied";
  say(`Copied ${words}`);
  setTimeout(() => { button.textContent = "Copy"; }, 1600);
}
