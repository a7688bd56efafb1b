// node deploy/live-files.mjs FROM TO [--good]: copies what `npm run live`, the check of links and publishing write, and nothing else.
// It trusts no name and no content: FROM may be what somebody else packed. No package is needed, and none is loaded.
// Exit code 1, and nothing copied (with --good: only the others), where a file of a known name is not what its name says.
import { copyFileSync, lstatSync, mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** Bytes: five times the history of a system over 400 days, or the report of all links. */
const largest = 2 * 2 ** 20;
const mostFiles = 1000;

const isList = (/** @type {unknown} */ value) => Array.isArray(value);
const isMap = (/** @type {unknown} */ value) => typeof value === 'object' && value !== null && !isList(value);
const isTime = (/** @type {unknown} */ value) => typeof value === 'string' && /^\d{4}-\d\d-\d\dT[\d:.]+Z$/.test(value);

const id = '[a-z0-9][a-z0-9-]{0,99}';
/** The folder of another vantage point; the first one's files are at the root. */
const vantage = `(?:(?!(?:history|events|cache)/)${id}/)?`;
const inVantage = (/** @type {string} */ path) => new RegExp(`^${vantage}${path}${id}\\.json$`);

/** The files that are known, by their paths: what must be in them beside the number of their format. */
const known = [
  { path: /^links\.json$/, fields: { links: isList, checkedAt: isTime } },
  { path: /^published\.json$/, fields: { records: isMap } },
  { path: inVantage('history/'), fields: { days: isList } },
  { path: inVantage('events/'), fields: { outages: isList, unknown: isList, seen: isTime } },
  { path: inVantage(''), fields: { checkedAt: isTime } },
];

/** Paths of everything in the folder that may be known; links are not followed. */
function namesIn(/** @type {string} */ folder, within = '', depth = 0) {
  return readdirSync(join(folder, within))
    .flatMap((/** @type {string} */ name) => {
      const path = within ? `${within}/${name}` : name;
      const isFolder = depth < 2 && /^(?!cache$)[a-z0-9-]+$/.test(name) && lstatSync(join(folder, path)).isDirectory();
      return isFolder ? namesIn(folder, path, depth + 1) : [path];
    })
    .sort();
}

/** What is wrong with a file of a known name. */
function faultOf(/** @type {string} */ file, /** @type {Record<string, (value: unknown) => boolean>} */ fields) {
  const stat = lstatSync(file);
  if (!stat.isFile()) return '不是普通文件';
  if (stat.size > largest) return `文件为 ${stat.size} 字节，最多 ${largest} 字节`;
  try {
    const value = JSON.parse(readFileSync(file, 'utf8'));
    if (typeof value !== 'object' || value === null || isList(value)) return '应为 JSON 对象';
    const wrong = Object.entries({ schema: Number.isInteger, ...fields }).filter(([name, is]) => !is(value[name]));
    return wrong.length > 0 ? `字段有误：${wrong.map(([name]) => name).join('、')}` : undefined;
  } catch {
    return 'JSON 不完整';
  }
}

const [from = '', to = '', mode] = process.argv.slice(2);
const all = namesIn(from);
const files = all.flatMap((name) =>
  known
    .filter(({ path }) => path.test(name))
    .slice(0, 1)
    .map((kind) => ({ name, ...kind })),
);
const faults = files.flatMap(({ name, fields }) => {
  const fault = faultOf(join(from, name), fields);
  return fault ? [{ name, fault }] : [];
});
const unknown = all.filter(
  (name) => !files.some((file) => file.name === name) && !/^(\.|([^/]+\/)?cache$|base\.txt$)/.test(name),
);
const shown = unknown.slice(0, 5).map((name) => JSON.stringify(name));
if (unknown.length > 0) console.error(`已忽略未知文件：${shown.join('、')}`);
const isTooMany = files.length > mostFiles;
if (isTooMany) console.error(`文件有 ${files.length} 个，最多 ${mostFiles} 个`);
if (faults.length > 0)
  console.error(
    `以下文件不是由探测或检查生成的，未采用：\n${faults.map(({ name, fault }) => `  ${name}：${fault}`).join('\n')}`,
  );
if (faults.length > 0 || isTooMany) process.exitCode = 1;
if (!process.exitCode || (mode === '--good' && !isTooMany))
  for (const { name } of files.filter((file) => !faults.some((fault) => fault.name === file.name))) {
    mkdirSync(dirname(join(to, name)), { recursive: true });
    copyFileSync(join(from, name), join(to, name));
  }
