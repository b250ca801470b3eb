// Put sheets into emails with juice: [[html, css], ...] as JSON to stdin, [html, ...] to stdout. The folder that holds
// juice is the one argument.
const juice = require(process.argv[2]);

let given = "";
process.stdin.on("data", (part) => (given += part));
process.stdin.on("end", () => {
  const inlined = JSON.parse(given).map(([html, css]) =>
    juice(html, { extraCss: css, applyStyleTags: false, removeStyleTags: false, xmlMode: false }));
  process.stdout.write(JSON.stringify(inlined));
});
