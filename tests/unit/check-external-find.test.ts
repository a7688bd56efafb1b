// Which links npm run check -- --external asks, and where they are written.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { externalLinks } from '#scripts/check/external/state.ts';
import { read } from '#scripts/check/content/read.ts';
import { type Files, optionsFor, page, siteWith } from '../support/checked-site.ts';

describe('the external links of the content', () => {
  const found = (files: Files, address?: string) => {
    const site = read(optionsFor(siteWith(files)));
    const config = { address } as NonNullable<typeof site.config>;
    return externalLinks({ ...site, ...(address && { config }) }).map(({ url, places }) => ({
      url,
      places: places.map(({ file, line, column }) => `${file.replace(/^.*\/content\//, '')}:${line}:${column}`),
    }));
  };

  it('are those of the texts and of the fields, each once, with all their places', () => {
    const files = {
      'pages/join/zh.md': page('见[文档](https://docs.opencloudos.org/a#part)和 <https://gitee.com/x>。'),
      'pages/contact/zh.md': page('[文档][d]\n\n[d]: https://docs.opencloudos.org/a'),
      'lists/list-b.yaml':
        'name: { zh: 列表 }\naddress: b@example.org\norder: 2\narchive: https://docs.opencloudos.org/a\n',
    };
    assert.deepEqual(found(files), [
      {
        url: 'https://docs.opencloudos.org/a',
        places: ['lists/list-b.yaml:4:10', 'pages/contact/zh.md:8:1', 'pages/join/zh.md:6:2'],
      },
      { url: 'https://gitee.com/x', places: ['pages/join/zh.md:6:45'] },
    ]);
  });

  it('are not those of this site, of examples, with a password, or asked by a probe', () => {
    const files = {
      'pages/join/zh.md': page(
        '[一](https://www.example.org/)[二](https://u:p@gitee.com/)[三](/join/)[四](mailto:a@b.cn)',
      ),
      'pages/contact/zh.md': page('[五](https://infra.opencloudos.org/x)'),
      'services/web.yaml':
        'name: { zh: 系统 }\nurl: { state: unknown }\nowner: own\norigin: { zh: 创始文档 }\nprobe: { kind: web, url: "https://gitee.com/" }\n',
    };
    assert.deepEqual(found(files, 'https://infra.opencloudos.org/'), []);
  });
});
