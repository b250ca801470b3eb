// Inline the style sheet into a folder of newsletters with juice: node inlining_juice.cjs SOURCE TARGET
// Started in the folder that holds node_modules. Only the sheet is inlined; styles in the head stay as they are.
const fs = require("node:fs");
const path = require("node:path");
const juice = require(require.resolve("juice", { paths: [process.cwd()] }));

const [source, target] = process.argv.slice(2);
const options = { extraCss: fs.readFileSync(path.join(source, "inline.css"), "utf8"), applyStyleTags: false, removeStyleTags: false };
fs.mkdirSync(target, { recursive: true });
for (const name of fs.readdirSync(source).filter((file) => file.endsWith(".html")).sort()) {
  const html = fs.readFileSync(path.join(source, name), "utf8");
  fs.writeFileSync(path.join(target, name), juice(html, options));
}
