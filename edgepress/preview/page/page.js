// What is where on the page, and what happens when something is chosen, typed, saved.
const at = (id) => document.getElementById(id);
const tabs = CHOICES.tab.map((name) => at(`tab-${name}`));
const slug = decodeURIComponent(location.pathname.split("/")[1] ?? "");
const seen = { wish: "", ready: false };
let renewing = 0, paged = 0; // how often it was renewed; the version in which pages changed last
let telling = 0;

const say = (words) => { at("said").textContent = words; };
const nowPage = () => state.pages.find((page) => page.name === choice.page) ?? state.pages[0];
const clients = () => state.views.filter((view) => !["pictures-off", "text-only"].includes(view.name));
const nowView = () => clients().find((view) => view.name === choice.view) ?? clients()[0];

// The document that the choices ask for, and in which shade it can be had.
function wanted() {
  if (!state.pages.length || choice.tab === "inbox") return null;
  if (choice.tab === "web") return { paper: nowPage().document, name: nowPage().document, shade: choice.shade, pictures: choice.pictures };
  if (choice.tab === "text") return { paper: "text", name: "email/text-only", shade: choice.shade, pictures: "on" };
  const view = nowView();
  const off = view.name === "whole" && choice.pictures === "off";
  const shade = view.shades.includes(choice.shade) ? choice.shade : view.shades[0];
  return { paper: "email", name: off ? "email/pictures-off" : view.document, shade, pictures: off ? "on" : choice.pictures };
}

async function showDocument() {
  const wish = wanted();
  if (!wish || !seen.ready) return;
  const key = `${wish.name}-${wish.shade}.html`;
  seen.wish = key;
  const text = await loadText(key, state.version);
  if (seen.wish !== key) return;
  showText(wish.paper, text, { pictures: wish.pictures, size: choice.size });
}

// Everything round the frame, drawn from the state and the choices.
function draw() {
  drawHead();
  drawTools();
  drawBanner();
  drawBar();
  drawFindings(showFinding);
  layOut();
  if (state.issue && choice.tab === "inbox") drawInbox();
}

function drawHead() {
  const { issue } = state;
  at("newsletter").textContent = state.newsletter || "Newsletter";
  at("title").textContent = issue?.title || "Preview";
  document.title = `${issue?.title || "Preview"}: preview`;
  const facts = issue ? [issue.number ? `No. ${issue.number}` : "", when(issue.date, { day: "numeric", month: "long", year: "numeric" }),
    issue.takeover ? `taken over by ${issue.takeover}` : "", issue.status] : [];
  at("facts").replaceChildren(...facts.filter(Boolean).map((fact) => make("span", { dir: "auto" }, fact)));
  at("verdict").replaceChildren(make("b", { class: gravest() }, String(state.findings.length)), make("span", {}, state.findings.length === 1 ? "finding" : "findings"));
  at("issue-choice").hidden = whole || state.issues.length < 2;
  fill(at("issue"), state.issues.map((one) => [one.slug, one.status ? `${one.title} (${one.status})` : one.title]), issue?.slug);
}

const gravest = () => ["error", "warning", "note"].find((name) => state.verdict.counts[name]) ?? "none";

function fill(select, ways, value) {
  const sign = JSON.stringify(ways);
  if (select.dataset.sign !== sign) {
    select.replaceChildren(...ways.map(([name, title]) => make("option", { value: name }, title)));
    select.dataset.sign = sign;
  }
  select.value = value ?? "";
}

function drawTools() {
  tabs.forEach((tab, number) => {
    const on = CHOICES.tab[number] === choice.tab;
    tab.setAttribute("aria-selected", String(on));
    tab.tabIndex = on ? 0 : -1;
  });
  at("panel").setAttribute("aria-labelledby", `tab-${choice.tab}`);
  at("panel").tabIndex = choice.tab === "inbox" ? 0 : -1;
  for (const one of document.querySelectorAll("[data-for]")) one.hidden = !one.dataset.for.split(" ").includes(choice.tab);
  fill(at("view"), clients().map((view) => [view.name, view.title]), nowView()?.name);
  fill(at("page"), state.pages.map((page) => [page.name, page.name ? page.title : "The whole issue"]), nowPage()?.name);
  for (const one of document.getElementsByName("width")) one.checked = one.value === choice.width;
  const shades = choice.tab === "email" ? nowView()?.shades ?? CHOICES.shade : CHOICES.shade;
  for (const one of document.getElementsByName("shade")) {
    one.checked = one.value === (wanted()?.shade ?? choice.shade);
    one.disabled = !shades.includes(one.value);
  }
  at("wide").textContent = choice.tab === "web" ? "Full" : "600";
  at("pictures").setAttribute("aria-pressed", String(choice.pictures === "off"));
  at("size").setAttribute("aria-pressed", String(choice.size === "large"));
  at("keys").checked = choice.keys === "on";
}

function drawBanner() {
  const { trouble } = state;
  const sign = JSON.stringify(trouble);
  at("again").textContent = `edgepress preview ${state.issue?.slug ?? ""}`.trim();
  at("banner").hidden = !trouble;
  if (!trouble || at("banner").dataset.sign === sign) return;
  at("banner").dataset.sign = sign;
  const lines = [...(trouble.lines ?? []), state.pages.length ? "Below is the last page that could be shown." : ""].filter(Boolean);
  at("banner").replaceChildren(make("strong", { dir: "auto" }, trouble.title), ...lines.map((line) => make("p", { dir: "auto" }, line)));
}

// What stands above a document in its program: the sender and the subject of an email, the address of a page.
function drawBar() {
  const { issue } = state;
  if (!issue) return;
  const web = choice.tab === "web";
  const shade = wanted()?.shade ?? choice.shade;
  device.className = `device ${web ? "site" : "letter"} ${choice.width} ${shade}`;
  at("inbox").className = `inbox ${choice.shade}`;
  frame.title = web ? `The page: ${nowPage().title}` : choice.tab === "text" ? "The plain text" : "The email";
  at("bar").replaceChildren(...(web
    ? [make("span", { class: "dots", "aria-hidden": "true" }), make("span", { class: "address" }, `${state.base}${nowPage().address}`.replace(/^https?:\/\//, ""))]
    : [make("span", { class: "face", "aria-hidden": "true" }, initial(issue.from.name)),
      make("span", { class: "from", dir: "auto" }, make("b", {}, issue.from.name), " ", make("span", {}, issue.from.address)),
      make("span", { class: "when" }, when(issue.date, { day: "numeric", month: "short", year: "numeric" })),
      make("span", { class: "subject", dir: "auto" }, issue.subject)]));
  drawSays();
}

function drawSays() {
  const view = nowView();
  const says = {
    email: [view?.says, view?.readers ? `${view.readers}.` : ""],
    web: ["The page that stays in the archive. Links within this issue lead on in this window."],
    text: ["The other part of the message, for watches, terminals and all who like their mail without layout."],
    inbox: ["What decides whether the email is opened: who it is from, the subject, and the first words behind it."],
  }[choice.tab];
  at("says").textContent = says.filter(Boolean).join(" ");
}

// How wide the document is, and how heavy an email is.
function drawMeasure(fitted) {
  const size = (bytes) => Math.round(bytes / 1000);
  const heavy = choice.tab === "email" && state.weight;
  at("measure").replaceChildren(make("span", {}, fitted));
  if (heavy) at("measure").append(make("span", { class: heavy.bytes > heavy.limit ? "heavy" : null }, `${size(heavy.bytes)} KB of the ${size(heavy.limit)} that Gmail shows`));
}

function layOut() {
  const inbox = choice.tab === "inbox";
  at("stage").hidden = inbox || !state.pages.length;
  at("inbox").hidden = !inbox || !state.issue;
  if (!at("stage").hidden) drawMeasure(fitDevice(choice.width === "phone" ? 320 : choice.tab === "web" ? 0 : 600));
}

function choose(some) {
  Object.assign(choice, some);
  keepChoices();
  draw();
  return showDocument().catch(() => {});
}

// A new version: what is visible comes first, then the words round it. `part` says what is new: pages, or only what is said.
async function renew(version, part = "pages") {
  const turnOf = (renewing += 1);
  const wish = wanted();
  const key = wish && `${wish.name}-${wish.shade}.html`;
  if (part === "pages") paged = version ?? paged;
  if (version === undefined) texts.clear(); // the press was away: what is known may be of any age
  if (key && part === "pages") {
    const text = await loadText(key, version ?? -1).catch(() => null);
    if (text !== null && key === seen.wish) showText(wish.paper, text, { pictures: wish.pictures, size: choice.size });
  }
  const fresh = await loadState();
  if (turnOf !== renewing) return;
  // What was fetched since the pages changed last is of this version, too; a newer one tells of itself.
  if (fresh.version === version) for (const one of texts.values()) if (one.version >= paged) one.version = version;
  state = fresh;
  draw();
  await showDocument();
  clearTimeout(telling);
  telling = setTimeout(() => say(`Updated: ${state.trouble?.title ?? (state.verdict.tally || "nothing to mend")}`), 500);
}

async function showFinding(one) {
  const web = choice.tab === "web";
  if (choice.tab === "inbox") await choose({ tab: "email" });
  if (web && one.page != null && one.page !== nowPage().name) await choose({ page: one.page });
  mark(one);
  const doc = paper();
  const words = one.quote ? seek(doc, one.quote, web ? "" : one.piece) : null;
  const place = pictureOf(doc, one.quote) ?? words ?? headingOf(doc, one.piece || " ");
  device.scrollIntoView({ block: "nearest" });
  if (place) point(doc, place);
  say(words || place ? "Shown in the page" : "These words are not shown to readers");
}

function mark(one) {
  for (const item of document.querySelectorAll(".finding")) {
    if (item.dataset.mark === one.fingerprint) item.setAttribute("aria-current", "true");
    else item.removeAttribute("aria-current");
  }
}

function step(forth) {
  const all = [...document.querySelectorAll(".go")];
  if (!all.length) return;
  const now = all.findIndex((one) => one.closest("[aria-current]"));
  const next = all[(now + (forth ? 1 : -1) + all.length) % all.length] ?? all[0];
  next.focus();
  next.click();
}

function status(is, words) {
  if (at("status").dataset.is === is) return;
  at("status").dataset.is = is;
  at("status").lastElementChild.textContent = words;
  document.body.classList.toggle("stopped", is === "stopped");
  at("gone").hidden = is !== "stopped";
}

// The press is there, or was stopped.
function isThere(there) {
  const back = at("status").dataset.is === "stopped";
  status(there ? "live" : "stopped", there ? "Follows every save" : "The press was stopped");
  if (!there) say("The press was stopped. This page comes back by itself when it is started again.");
  if (back) renew().catch(() => {});
}

// Links: within the issue they turn the page, others open beside the preview.
function follow(event) {
  const link = event.target.closest?.("a[href]");
  if (!link) return;
  const href = link.getAttribute("href");
  const web = choice.tab === "web";
  event.preventDefault();
  if (href.startsWith("#")) return jump(href.slice(1));
  const url = addressOf(href, web ? nowPage().address : "");
  if (!url) return undefined;
  const page = state.pages.find((one) => url.href.split("#")[0] === state.base + one.address);
  if (page) return choose({ tab: "web", page: page.name }).then(() => jump(url.hash.slice(1)));
  if (!whole && url.href.startsWith(state.base)) url.href = `${location.origin}/web/${url.href.slice(state.base.length)}`;
  if (/^(https?|mailto|tel):$/.test(url.protocol)) open(url.href, "_blank", "noopener,noreferrer");
  return undefined;
}

// Where a link leads, from a page of the archive; null where it leads nowhere, as in a newsletter that has no address yet.
function addressOf(href, from) {
  try {
    return new URL(href, state.base + from);
  } catch {
    return null;
  }
}

function jump(id) {
  const place = id && (paper().getElementById(decodeURIComponent(id)) ?? paper().getElementsByName(decodeURIComponent(id))[0]);
  if (place) place.scrollIntoView();
  else frame.contentWindow.scrollTo(0, 0);
}

const KEYS = {
  1: () => choose({ tab: "email" }),
  2: () => choose({ tab: "web" }),
  3: () => choose({ tab: "text" }),
  4: () => choose({ tab: "inbox" }),
  w: () => choose({ width: turn("width") }),
  d: () => choose({ shade: turn("shade") }),
  p: () => choose({ pictures: turn("pictures") }),
  t: () => choose({ size: turn("size") }),
  n: () => step(true),
  b: () => step(false),
  "?": () => at("help").showModal(),
};

function typed(event) {
  if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented || choice.keys === "off" || at("help").open) return;
  if (event.target.closest?.("select, textarea, input:not([type=radio]):not([type=checkbox]), [contenteditable]")) return;
  const act = Object.hasOwn(KEYS, event.key) && KEYS[event.key];
  if (!act) return;
  event.preventDefault();
  act();
}

function walkTabs(event) {
  const now = CHOICES.tab.indexOf(choice.tab);
  const next = { ArrowRight: now + 1, ArrowLeft: now - 1, Home: 0, End: tabs.length - 1 }[event.key];
  if (next === undefined || event.ctrlKey || event.metaKey || event.altKey) return;
  event.preventDefault();
  const number = (next + tabs.length) % tabs.length;
  choose({ tab: CHOICES.tab[number] });
  tabs[number].focus();
}

function wire() {
  tabs.forEach((tab, number) => tab.addEventListener("click", () => choose({ tab: CHOICES.tab[number] })));
  tabs[0].parentElement.addEventListener("keydown", walkTabs);
  for (const name of ["width", "shade"]) for (const one of document.getElementsByName(name)) one.addEventListener("change", () => choose({ [name]: one.value }));
  for (const name of ["pictures", "size"]) at(name).addEventListener("click", () => choose({ [name]: turn(name) }));
  for (const name of ["view", "page"]) at(name).addEventListener("change", () => choose({ [name]: at(name).value }));
  at("issue").addEventListener("change", () => { location.href = `/${encodeURIComponent(at("issue").value)}/${location.hash}`; });
  at("ask").addEventListener("click", () => at("help").showModal());
  at("keys").addEventListener("change", () => choose({ keys: at("keys").checked ? "on" : "off" }));
  at("filters").addEventListener("click", (event) => { const one = event.target.closest("[data-show]"); if (one) choose({ show: one.dataset.show }); });
  document.addEventListener("keydown", typed);
  document.addEventListener("click", (event) => {
    const one = event.target.closest("[data-copy]");
    if (one) copy(one);
    if (event.target.closest("a[href='#findings']")) { event.preventDefault(); at("findings").focus(); at("findings").scrollIntoView(); }
  });
  new ResizeObserver(() => { if (state) layOut(); }).observe(at("stage"));
}

function wireFrame() {
  seen.ready = true;
  paper().addEventListener("click", follow);
  paper().addEventListener("auxclick", (event) => { if (event.button === 1) follow(event); });
  paper().addEventListener("keydown", typed);
}

async function begin() {
  wire();
  if (paper()?.title !== "Preview" || paper().readyState !== "complete") {
    await new Promise((done) => frame.addEventListener("load", done, { once: true }));
  }
  wireFrame();
  try {
    state = await loadState();
    draw();
    await showDocument();
  } catch {
    if (!state) status("stopped", "The press was stopped");
  }
  if (whole) status("whole", "As it was handed in");
  else listen((change) => { if (change.slug === slug) renew(change.version, change.part).catch(() => {}); }, isThere);
}

begin();
