// One hostile string in every field that takes it: what each output must escape in its own way.

/** What runs where the attack succeeds. */
export const attackScript = 'globalThis.hit=1';

/** What must never run or be taken apart: it ends attributes, elements, comments, CDATA, JSON strings and calendar lines. */
const attack =
  `"'><img src=x onerror=${attackScript}></title></script><script>${attackScript}</script>` +
  ` ]]>--></textarea><!--{{7*7}}\${7*7}\\u0022 END:VEVENT;ATTENDEE:a,b &lt;b&gt; [x](javascript:globalThis.hit=1) **粗** %00`;

/** Marks what was put into one field, so that a test can look where it came out: `mark7z`. */
export const markOf = (number: number): string => `mark${number}z`;

/** Names of other records, rules and zones: texts by their shape, but `npm run check`, without which nothing is built, refuses others. */
const checked = new Set([
  'rule',
  'zone',
  'duration',
  'action',
  'supersedes',
  'contactList',
  'securityList',
  'translationOf',
]);

type Leaf = { holder: Record<string, unknown> | unknown[]; key: string | number; text: string };

const leavesOf = (value: unknown, found: Leaf[] = []): Leaf[] => {
  if (typeof value !== 'object' || value === null) return found;
  for (const [key, inner] of Object.entries(value)) {
    if (checked.has(key)) continue;
    if (typeof inner === 'string') found.push({ holder: value as Leaf['holder'], key, text: inner });
    else leavesOf(inner, found);
  }
  return found;
};

/** What a field may take: the attack as it is, as the rest of an address, or as little of it as fits. */
const attempts = (text: string, mark: string): string[] => [
  `${text} ${mark}${attack}`,
  `${text}${text.includes('?') ? '&' : '?'}${mark}=${attack}`,
  `${text}${text.includes('?') ? '&' : '?'}${mark}="'><script>`,
  `${mark}"'><script>`,
];

/**
 * Puts the attack into every string of a record that its shape lets it into.
 * `accepts` says whether the record as it then is has the right shape. Returns the marks of the fields that took it.
 */
export const poison = (record: object, accepts: () => boolean, next: () => number): string[] =>
  leavesOf(record).flatMap(({ holder, key, text }) => {
    const mark = markOf(next());
    const fields = holder as Record<string | number, unknown>;
    for (const attempt of attempts(text, mark)) {
      fields[key] = attempt;
      if (accepts()) return [mark];
    }
    fields[key] = text;
    return [];
  });

/** The same as Markdown text: everything that Markdown would take for a mark is escaped, as an author must. */
export const poisonedText = (mark: string): string => {
  const escaped = `${mark}${attack}`.replaceAll(/[\\`*_{}[\]()#+.!<>&|~$-]/g, '\\$&');
  const code = `\`${mark}${attack}\``;
  return ['', `## 标题 ${escaped}`, `${escaped} 和代码 ${code}`, `| 表 ${escaped} |\n| --- |\n| ${escaped} |`, ''].join(
    '\n\n',
  );
};
