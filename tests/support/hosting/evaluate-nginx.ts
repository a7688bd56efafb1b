// What nginx answers with a configuration of the directives that ours uses: https://nginx.org/en/docs/http/ngx_http_core_module.html
import assert from 'node:assert/strict';
import type { Evaluated } from './answered.ts';
import { type Directive, parseNginx } from './nginx-text.ts';

const named = (block: Directive[], name: string) => block.filter(({ words }) => words[0] === name);
const first = (block: Directive[], name: string) => named(block, name)[0]?.words.slice(1);

/** The files of the site, and the texts of the configuration: the main one and those that it includes. */
export function evaluateNginx(files: string[], main: string, included: string, host: string) {
  const everything = [...parseNginx(included), ...parseNginx(main)];
  const server = named(everything, 'server')
    .map(({ block = [] }) => block)
    .find((block) => first(block, 'server_name')?.includes(host) && first(block, 'root'));
  assert.ok(server, `no server block for ${host}`);
  const maps = new Map(
    named(everything, 'map').map(({ words, block = [] }) => [words[2], { source: words[1] ?? '', block }]),
  );

  return (address: string): Evaluated => {
    const [path = '/', query = ''] = address.split('?');
    const known: Record<string, string> = { $request_uri: address, $uri: path, $args: query, $host: host };
    known['$is_args'] = query ? '?' : '';
    const value = (text: string): string =>
      text.replaceAll(/\$\{(\w+)\}|\$\w+/g, (whole, name) => variable(name ? `$${name}` : whole));
    const variable = (name: string): string => {
      const map = maps.get(name);
      if (!map) return known[name] ?? assert.fail(`unknown variable ${name}`);
      const source = value(map.source);
      const line = map.block.find(
        ({ words: [key = ''] }) => key.startsWith('~') && new RegExp(key.slice(1)).test(source),
      );
      return value((line ?? map.block.find(({ words: [key] }) => key === 'default'))?.words[1] ?? '');
    };
    const answer = (
      status: number,
      rest: { file?: string; location?: string; block?: Directive[] } = {},
    ): Evaluated => {
      known['$status'] = String(status);
      const extension = /\.(\w+)$/.exec(rest.file ?? '')?.[1] ?? '';
      const types = named(rest.block ?? [], 'types')[0] ?? named(server, 'types')[0];
      const type = types?.block?.find(({ words }) => words.slice(1).includes(extension))?.words[0];
      const sent = named(server, 'add_header').map(({ words: [, name = '', text = '', always] }) => {
        assert.equal(always, 'always', name);
        return [name.toLowerCase(), value(text)] as const;
      });
      const headers = Object.fromEntries(sent.filter(([, text]) => text !== ''));
      if (rest.file !== undefined) headers['content-type'] = type ?? first(server, 'default_type')?.[0] ?? '';
      if (rest.location !== undefined) headers['location'] = rest.location;
      return { status, headers, ...(rest.file !== undefined && { file: rest.file }) };
    };
    const lost = () => {
      const place = first(server, 'error_page')?.at(-1);
      const { block: tried = [] } = named(server, 'location').find(({ words }) => words[1] === place) ?? {};
      const [page = ''] = first(tried, 'try_files') ?? [];
      return answer(404, { file: value(page).slice(1) });
    };
    for (const { words, block = [] } of named(server, 'if')) {
      const to = value((words[1] ?? '').slice(1, -1));
      const [status, target = ''] = first(block, 'return') ?? [];
      if (to !== '') return answer(Number(status), { location: value(target) });
    }
    const locations = named(server, 'location');
    const exact = locations.find(({ words }) => words[1] === '=' && words[2] === path);
    const byPattern = locations.find(({ words }) => words[1] === '~' && new RegExp(words[2] ?? '').test(path));
    const { block = [] } = exact ?? byPattern ?? locations.find(({ words }) => words[1] === '/') ?? {};
    if (first(block, 'internal') || first(block, 'return')?.[0] === '404') return lost();
    const [condition] = named(block, 'if');
    if (condition && files.includes(`${path}/index.html`.slice(1)))
      return answer(301, { location: value(first(condition.block ?? [], 'return')?.[1] ?? '') });
    for (const tried of first(block, 'try_files') ?? []) {
      const file = value(tried).slice(1);
      if (tried !== '=404' && files.includes(file)) return answer(200, { file, block });
    }
    return lost();
  };
}
