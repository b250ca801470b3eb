// Does what actions/github-script does with a script, as often as it is told; GitHub is a stand-in that answers from a list.
import { createRequire } from 'node:module';

const AsyncFunction = Object.getPrototypeOf(async () => {}).constructor;
const require = createRequire(import.meta.url);
const input = JSON.parse(require('node:fs').readFileSync(0, 'utf8'));
const told = [];

for (const one of input.times) {
  const said = { calls: [], notices: [], outputs: {}, failed: null };
  const call = (name, key) => async (given) => {
    said.calls.push([name, given]);
    let data = one.answers[name] ?? null;
    if (Array.isArray(data)) data = data.slice(((given.page ?? 1) - 1) * (given.per_page ?? 30), (given.page ?? 1) * (given.per_page ?? 30));
    return { status: 200, data };
  };
  const rest = {};
  for (const name of input.known) {
    const [group, verb] = name.split('.');
    (rest[group] ??= {})[verb] = call(name);
  }
  const paginate = async (ask, given) => {
    const all = [];
    for (let page = 1; ; page += 1) {
      const { data } = await ask({ ...given, page });
      all.push(...data);
      if (data.length < given.per_page) return all;
    }
  };
  const core = {
    notice: (words) => said.notices.push(words),
    setOutput: (name, value) => { said.outputs[name] = value; },
    setFailed: (words) => { said.failed = words; },
  };
  const [owner, repo] = input.here.split('/');
  const context = { payload: one.payload, repo: { owner, repo }, serverUrl: 'https://github.com' };
  const process = { env: one.env };
  try {
    const run = new AsyncFunction('github', 'context', 'core', 'require', 'process', input.script);
    await run({ rest, paginate }, context, core, require, process);
  } catch (error) {
    said.failed = String(error?.stack ?? error);
  }
  told.push(said);
}
console.log(JSON.stringify(told));
