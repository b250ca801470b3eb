"""How a contact sheet looks: its style sheet, light and dark, on paper and from 320 px on."""

from edgepress.report.paper import PAPER

STYLE = (
    PAPER
    + """
.views { padding: 0 var(--edge); }
.views ol { display: flex; flex-wrap: wrap; gap: 0 28px; margin: 0; padding: 0; list-style: none; counter-reset:
    view; }
.views li { counter-increment: view; }
.views a { display: inline-block; padding: 8px 0; text-decoration: none; }
.views a:hover, .views a:focus { text-decoration: underline; }
.views a::before { content: counter(view, decimal-leading-zero) "\\2002" / ""; color: var(--soft); font: 14px
    var(--serif); }

.choices { position: sticky; top: 0; z-index: 3; display: flex; flex-wrap: wrap; gap: 8px 32px; margin: 16px 0
    0; padding: 10px var(--edge); background: var(--paper); border-block: 1px solid var(--line); }
.choices fieldset { display: flex; align-items: center; margin: 0; padding: 0; border: 0; }
.choices legend { float: left; margin: 0 10px 0 0; padding: 0; color: var(--soft); font-size: 13px; }
.choices label { display: inline-flex; cursor: pointer; }
.choices input { position: absolute; opacity: 0; pointer-events: none; }
.choices label span { padding: 3px 11px; border: 1px solid var(--line); margin-left: -1px; font-size: 14px;
    background: var(--card); }
.choices label:first-of-type span { border-radius: 6px 0 0 6px; }
.choices label:last-of-type span { border-radius: 0 6px 6px 0; }
.choices input:checked + span { background: var(--ink); border-color: var(--ink); color: var(--paper); }
.choices input:focus-visible + span { outline: 3px solid var(--accent); outline-offset: 2px; position: relative; }
@media (max-width: 640px), (max-height: 480px) { .choices { position: static; } html { scroll-padding-top: 8px; } }

.strip { padding: clamp(32px, 5vw, 72px) var(--edge) 0; }
.strip + .strip .about { border-top: 1px solid var(--line); padding-top: clamp(24px, 3vw, 40px); }
.about { display: grid; grid-template-columns: auto minmax(0, 1fr); column-gap: 20px; margin-bottom: 24px; }
.about > * { grid-column: 2; }
.about .number { grid-column: 1; grid-row: 1 / span 3; margin: 0; color: var(--accent); font: 400 clamp(28px,
    3vw, 40px)/1.1 var(--serif); font-variant-numeric: lining-nums tabular-nums; }
h2 { margin: 0; font: 400 clamp(24px, 3vw, 36px)/1.2 var(--serif); letter-spacing: -.01em; }
.says { max-width: 62ch; margin: 8px 0 0; }
.readers { margin: 6px 0 0; color: var(--soft); font-size: 14px; }
.shots { display: flex; flex-wrap: wrap; gap: 32px; }
.pair { display: flex; flex-wrap: wrap; gap: 32px 24px; max-width: 100%; align-items: flex-start; }
.shot { max-width: 100%; margin: 0; scroll-margin-top: 72px; }
.shot.w600 { width: 602px; } .shot.w320 { width: 322px; }
figcaption { display: flex; align-items: baseline; gap: 8px; margin: 0 0 8px; color: var(--soft); font-size:
    14px; white-space: nowrap; }
figcaption b { color: var(--ink); font-weight: 600; }
figcaption b span { font-weight: 400; }
figcaption a { margin-left: auto; padding-left: 8px; }
.same { padding: 0 8px; border-radius: 9px; background: var(--chip); font-size: 13px; font-style: normal;
    overflow: hidden; text-overflow: ellipsis; }
.frame { max-height: 600px; overflow: auto; border: 1px solid var(--line); border-radius: 4px; background:
    var(--card); box-shadow: 0 1px 2px rgb(0 0 0 / .06), 0 8px 24px rgb(0 0 0 / .05); }
.frame img { display: block; width: auto; height: auto; max-width: none; }
.frame p { margin: 0; padding: 24px; }
.shot:target .frame { max-height: none; border-color: var(--accent); }
.shot:target .more { display: none; }
.cut { margin: 8px 0 0; color: var(--soft); font-size: 13px; }
body:has(#colours-light:checked) .dark, body:has(#colours-dark:checked) .light,
body:has(#width-600:checked) .w320, body:has(#width-320:checked) .w600 { display: none; }
body:has(#length-whole:checked) .frame { max-height: none; }
body:has(#length-whole:checked) .more { display: none; }
@media (min-width: 1440px) {
  .strip { display: grid; grid-template-columns: minmax(280px, 1fr) auto; gap: 48px; align-items: start; }
  .strip + .strip { margin-top: clamp(32px, 5vw, 72px); border-top: 1px solid var(--line); padding-top: 48px; }
  .strip + .strip .about { border-top: 0; padding-top: 0; }
  .about { position: sticky; top: 88px; margin: 0; }
  .shots { flex-direction: column; }
}
@media (min-width: 2400px) { .shots { flex-direction: row; } }
.foot { max-width: 78ch; padding: clamp(40px, 6vw, 80px) var(--edge); color: var(--soft); font-size: 14px; }
@media (min-width: 500px) and (max-width: 680px) { .frame img { max-width: 100%; } }
@media print {
  .choices, .views, .skip, figcaption a { display: none; }
  .head { padding-top: 0; }
  .strip { display: block; padding-top: 24px; }
  .strip + .strip { break-before: page; margin: 0; padding-top: 0; }
  .strip + .strip .about { border: 0; padding: 0; }
  .shots { display: block; }
  .pair { flex-wrap: nowrap; gap: 16px; margin-bottom: 24px; break-inside: avoid; }
  .shot.w600 { flex: 600 1 0; max-width: 602px; } .shot.w320 { flex: 320 1 0; max-width: 322px; }
  .frame { max-height: 92mm; overflow: hidden; box-shadow: none; }
  .strip:first-child .frame { max-height: 68mm; }
  .frame img { width: 100%; }
  body:has(#length-whole:checked) .pair { break-inside: auto; }
  body:has(#length-whole:checked) .frame { max-height: none; }
}
"""
)
