"""How the page of who owes what looks: its style sheet, light and dark, a table on a desk and cards from 320 px on."""

from edgepress.report.paper import PAPER

STYLE = (
    PAPER
    + """
:root { --warn: #8a5a00; }
@media (prefers-color-scheme: dark) { :root { --warn: #e8b95e; } }
main { padding: 0 var(--edge); }
section { padding-top: clamp(28px, 4vw, 56px); }
h2 { margin: 0 0 16px; font: 400 clamp(24px, 3vw, 34px)/1.2 var(--serif); letter-spacing: -.01em; }
.board { width: 100%; border-collapse: collapse; }
.board thead th { padding: 0 24px 10px 0; color: var(--soft); font-size: 13px; font-weight: 400; text-align: left; }
.board tbody th, .board td { padding: 22px 24px 24px 0; border-top: 1px solid var(--line); font-weight: 400;
    text-align: left; vertical-align: top; }
.board th:first-child { width: 30%; }
.board td:last-child, .board th:last-child { padding-right: 0; }
.board td:nth-child(n+2):nth-child(-n+4) { white-space: nowrap; }
.title { display: block; font: 400 22px/1.25 var(--serif); overflow-wrap: anywhere; text-wrap: balance; }
.slug { display: block; margin-top: 4px; color: var(--soft); font: 13px/1.5 ui-monospace, Consolas, monospace;
    overflow-wrap: anywhere; }
.group { display: block; margin-top: 2px; color: var(--soft); font-size: 14px; overflow-wrap: anywhere; }
.track { display: flex; align-items: center; gap: 0; margin: 9px 0 8px; }
.track i { position: relative; width: 9px; height: 9px; border: 1.5px solid var(--soft); border-radius: 50%; }
.track i + i { margin-left: 11px; }
.track i + i::before { content: ""; position: absolute; right: 100%; top: 50%; width: 12px; margin-right: 1px;
    border-top: 1px solid var(--line); }
.track i.on { border-color: var(--accent); background: var(--accent); }
.track i.on + i.on::before { border-color: var(--accent); }
.stage { display: block; font-weight: 600; }
.stage::first-letter { text-transform: uppercase; }
.note { display: block; max-width: 16ch; color: var(--warn); font-size: 14px; white-space: normal; }
time { font-variant-numeric: tabular-nums; white-space: nowrap; }
.late, .soon { display: block; font-size: 14px; }
.late { color: var(--accent); font-weight: 600; }
.soon { color: var(--warn); }
td > span:not([class]) { display: block; color: var(--soft); font-size: 14px; }
.none { margin: 0; color: var(--soft); }
.who { margin: 0 0 2px; font-weight: 600; overflow-wrap: anywhere; }
.owed ul { margin: 0 0 14px; padding: 0; list-style: none; }
.owed ul:last-child { margin-bottom: 0; }
.owed li { padding-left: 18px; position: relative; overflow-wrap: anywhere; }
.owed li::before { content: ""; position: absolute; left: 1px; top: .55em; width: 8px; height: 8px; border: 1.5px solid
    var(--soft); border-radius: 2px; }
.owed li.welcome { color: var(--soft); }
.owed li.welcome::before { border-color: var(--line); }
.gone summary { display: flex; align-items: baseline; gap: 12px; padding: 8px 0; cursor: pointer; color: var(--soft); }
.gone summary::before { content: "+"; width: 1ch; color: var(--accent); font: 24px/1 var(--serif); }
.gone details[open] summary::before { content: "\\2212"; }
.gone h2 { margin: 0; color: var(--ink); }
.gone ol { margin: 8px 0 0; padding: 0; list-style: none; }
.gone li { display: flex; flex-wrap: wrap; gap: 2px 24px; padding: 12px 0; border-top: 1px solid var(--line); }
.gone li > time { flex: none; width: 8em; color: var(--soft); }
.gone li > span { flex: 1 1 200px; overflow-wrap: anywhere; }
.meaning dl { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 200px), 1fr)); gap: 16px 32px;
    margin: 0; padding-top: 20px; border-top: 1px solid var(--line); }
.meaning dt { font-weight: 600; }
.meaning dt::first-letter { text-transform: uppercase; }
.meaning dd { margin: 2px 0 0; color: var(--soft); font-size: 14px; }
.foot { max-width: 78ch; padding: clamp(32px, 5vw, 64px) var(--edge); color: var(--soft); font-size: 14px; }
@media (max-width: 860px) {
  .board, .board tbody, .board tr, .board th, .board td { display: block; width: auto; }
  .board thead { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
  .board tbody tr { margin-bottom: 16px; padding: 18px 18px 20px; border: 1px solid var(--line); border-radius: 8px;
      background: var(--card); }
  .board tbody th, .board tbody td { padding: 0; border: 0; }
  .board th:first-child { width: auto; }
  .board td + td { margin-top: 6px; }
  .board td[data-name] { display: grid; grid-template-columns: 84px minmax(0, 1fr); align-items: baseline; font-size: 15px; }
  .board td[data-name]::before { content: attr(data-name); grid-row: 1; color: var(--soft); font-size: 14px; }
  .board td[data-name] > * { grid-column: 2; }
  .board td.owed { margin-top: 14px; padding-top: 14px; border-top: 1px solid var(--line); }
  .note { max-width: none; }
}
@media print {
  .skip { display: none; }
  .head { padding-top: 0; }
  .board tr { break-inside: avoid; }
}
"""
)
