// The letter as Maizzle makes it: node maizzle.mjs maizzle.vue > maizzle.html, where its packages are installed.
import { render } from "@maizzle/framework";

const { html } = await render(process.argv[2]);
process.stdout.write(html.trimEnd() + "\n");
