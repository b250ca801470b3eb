"""What our own pages for people look like alike: paper and ink, light and dark, the heading, the facts below it."""

PAPER = """
:root {
  color-scheme: light dark;
  --paper: #faf8f4; --card: #ffffff; --ink: #1c1b19; --soft: #5f5b54; --line: #d9d4ca; --accent: #9c2b1f;
    --chip: #ece8df;
  --serif: "Iowan Old Style", Charter, "Palatino Linotype", Palatino, Georgia, serif;
  --sans: system-ui, -apple-system, "Segoe UI", Helvetica, Arial, sans-serif;
  --edge: clamp(16px, 3vw, 64px);
}
@media (prefers-color-scheme: dark) {
  :root { --paper: #141312; --card: #1d1c1a; --ink: #ece8df; --soft: #a8a298; --line: #3a3733; --accent:
    #f0988b; --chip: #2a2825; }
}
* { box-sizing: border-box; }
html { scroll-padding-top: 72px; }
@media (prefers-reduced-motion: no-preference) { html { scroll-behavior: smooth; } }
body { margin: 0; background: var(--paper); color: var(--ink); font: 16px/1.5 var(--sans); }
a { color: inherit; text-underline-offset: 3px; text-decoration-thickness: 1px; }
a:hover { color: var(--accent); }
:focus-visible { outline: 3px solid var(--accent); outline-offset: 3px; border-radius: 2px; }
.skip { position: absolute; left: -9999px; }
.skip:focus { left: var(--edge); top: 8px; z-index: 9; padding: 8px 12px; background: var(--card); }
.hidden { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space:
    nowrap; }

.head { padding: clamp(32px, 6vw, 80px) var(--edge) 24px; }
.kicker { margin: 0 0 12px; color: var(--accent); font-size: 13px; font-weight: 600; letter-spacing: .14em;
    text-transform: uppercase; }
h1 { max-width: 22ch; margin: 0; font: 400 clamp(32px, 5.2vw, 64px)/1.08 var(--serif); letter-spacing: -.015em;
    text-wrap: balance; overflow-wrap: break-word; }
.file { margin: 16px 0 0; color: var(--soft); font: 14px/1.5 ui-monospace, Consolas, monospace; overflow-wrap:
    anywhere; }
.facts { display: flex; flex-wrap: wrap; gap: 16px 48px; margin: 32px 0 0; padding: 20px 0 0; border-top: 1px
    solid var(--line); }
.facts dt { color: var(--soft); font-size: 13px; }
.facts dd { margin: 2px 0 0; font: 20px/1.3 var(--serif); }
"""
