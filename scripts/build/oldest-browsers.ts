// The oldest browsers that the site is built for, as package.json lists them, and what the styles become for them.
import { readFileSync } from 'node:fs';
import cascadeLayers from '@csstools/postcss-cascade-layers';
import type { AcceptedPlugin, AtRule } from 'postcss';

export interface Browser {
  /** As Browserslist names it. */
  name: string;
  version: string;
}

/**
 * The entries of `browserslist`.
 * @throws Error when one is not a browser with its oldest version
 */
export const browsersIn = (list: string[]): Browser[] =>
  list.map((entry) => {
    const [, name, version] = /^(\w+) >= ([\d.]+)$/.exec(entry) ?? [];
    if (!name || !version)
      throw new Error(`package.json 的 browserslist：${entry} 应为浏览器和最低版本，例如 chrome >= 90`);
    return { name, version };
  });

const { browserslist } = JSON.parse(readFileSync('package.json', 'utf8')) as { browserslist: string[] };
export const oldestBrowsers = browsersIn(browserslist);

/** The same as Vite names them. */
export const buildTargets = oldestBrowsers.map(({ name, version }) => `${name === 'ios_saf' ? 'ios' : name}${version}`);

/** The layers of the styles, each stronger than those before it, whatever the order of the sheets. */
const layers = ['tokens', 'base', 'layout', 'parts', 'pages', 'text', 'print'];

/**
 * Writes the layers out as selectors of more or less weight, because Chromium has layers only from 99 on. Each sheet is written by
 * itself and names all layers first, so that a layer weighs the same in all of them; an id in a selector would change that.
 */
export const flatLayers: AcceptedPlugin[] = [
  {
    postcssPlugin: 'order-of-layers',
    Once(root, { AtRule }) {
      root.walkAtRules('layer', (rule: AtRule) => {
        if (!layers.includes(rule.params))
          throw rule.error(`@layer ${rule.params}：未知的层，可用的层：${layers.join('、')}`);
        rule.walkRules(/#[a-z]/i, (styled) => {
          throw styled.error(`选择器不能使用 id，请改为 [id='…']：${styled.selector}`);
        });
      });
      root.prepend(new AtRule({ name: 'layer', params: layers.join(', ') }));
    },
  },
  cascadeLayers(),
];
