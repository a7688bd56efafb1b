// The pictures for sharing: where titles break, which characters are drawn, and the file they become.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { inflateSync } from 'node:zlib';
import { places } from '#scripts/build/share/share-pictures.ts';
import { draw } from '#scripts/build/share/draw.ts';
import { drawable } from '#scripts/build/share/fonts.ts';
import { ems, nameRoom, nameSize, titleLines } from '#scripts/build/share/layout.ts';
import { type Colour, nearestOf, palettePng } from '#scripts/build/share/palette-png.ts';
import { picturesOf } from '#scripts/build/share/share-pictures.ts';
import { isOld, recordPage } from '#model/record-pages.ts';
import { type Picture, shareCard, shareSquare } from '#model/site/share-card.ts';
import { writtenCollections } from '#schemas/collections.ts';
import { isDated } from '#schemas/files.ts';
import { invented } from '../support/invented-facts.ts';

const site = '某社区某 SIG';
const card = (title: string, label = ''): Picture => shareCard(site, title, label);

describe('a title', () => {
  test('stays on one line where it fits', () => {
    assert.deepEqual(titleLines('怎样写会议纪要', 8), ['怎样写会议纪要']);
  });

  test('breaks between words, in lines of about the same length', () => {
    assert.deepEqual(titleLines('Using this site for another SIG', 12), ['Using this site', 'for another SIG']);
    const lines = titleLines('构建系统和软件源的维护安排', 9);
    assert.equal(lines.join(''), '构建系统和软件源的维护安排');
    assert.equal(lines.length, 2);
    assert.ok(Math.abs(ems(lines[0] ?? '') - ems(lines[1] ?? '')) <= 3, lines.join(' | '));
  });

  test('begins no line with closing punctuation and ends none with an opening bracket', () => {
    for (let width = 4; width < 12; width++)
      for (const line of titleLines('邮件列表、日历服务、文件服务（旧的），以及“其他”服务。', width))
        assert.match(line, /^[^、，。）”].*[^（“]$/u);
  });

  test('is cut apart where a word is longer than a line', () => {
    const lines = titleLines('https://a-very-long-address.example.org/with/a/path', 8);
    assert.ok(lines.length > 2);
    assert.ok(lines.every((line) => ems(line) <= 8));
  });
});

test('the name of the site stays within the middle square, however long it is', () => {
  for (const name of ['某 SIG', 'OpenCloudOS Infrastructure SIG', '基础设施'.repeat(15)])
    assert.ok(nameSize(name) * ems(name) <= nameRoom, name);
});

describe('a character', () => {
  test('that the everyday or the rare fonts have is drawn', () => {
    const text = '构建系统 Koji，第 12 次会议 — “引号” ① Ærøskøbing Müller 龘';
    assert.equal(drawable(text), text);
  });

  test('that none has is replaced: a letter by its plain form or a mark, a sign by nothing', () => {
    assert.equal(drawable('成员䶮和𠮷'), '成员〓和〓');
    assert.equal(drawable('Dvořák žije'), 'Dvorák zije');
    assert.equal(drawable('发布 🚀 了'), '发布 了');
  });

  test('with its accent written behind it is one', () => {
    assert.equal(drawable('Mu\u0308ller'), 'Müller');
  });
});

test('a PNG of few colours has the nearest colour at every pixel', () => {
  const palette: Colour[] = [
    [0, 0, 0],
    [255, 255, 255],
    [0, 0, 255],
  ];
  const rgba = Uint8Array.from([
    9, 9, 9, 255, 250, 250, 250, 255, 20, 20, 230, 255, 255, 255, 255, 255, 0, 0, 0, 255, 0, 0, 255, 255,
  ]);
  const png = palettePng({ width: 3, height: 2, rgba }, palette, nearestOf(palette));
  const data = png.indexOf('IDAT');
  const rows = inflateSync(png.subarray(data + 4, data + 4 + png.readUInt32BE(data - 4)));
  assert.deepEqual([...rows], [0, 0x01, 0x20, 0, 0x10, 0x20]);
});

describe('a picture', () => {
  test('is the same bytes each time, whatever was drawn before it', async () => {
    const first = await draw(card('双周例会第 1 次会议', '会议 · 2026-01-06'));
    await draw(card('① □ 龘 žluťoučký 🚀', '会议'));
    assert.ok(first.equals(await draw(card('双周例会第 1 次会议', '会议 · 2026-01-06'))));
    assert.ok(first.length < 20_000);
  });

  test('shows its title and its label', async () => {
    const [plain, titled, labelled] = await Promise.all([draw(card('甲')), draw(card('乙')), draw(card('甲', '会议'))]);
    assert.ok(!plain.equals(titled) && !plain.equals(labelled));
  });

  test('with a title of any length and any characters is drawn', async () => {
    for (const title of ['', '长'.repeat(500), 'w'.repeat(300), '\u202e<&>"\u0000', '👨‍👩‍👧‍👦'])
      assert.ok((await draw(card(title))).length > 100, title);
  });

  test('of a square is the mark with the names', async () => {
    const { width, height } = shareSquare('SIG-x', site);
    assert.deepEqual([width, height], [600, 600]);
    assert.ok((await draw(shareSquare('SIG-x', site))).length > 100);
  });

  test('has an address and a place in the cache of its own words', () => {
    const pictures = [card('甲'), card('乙'), card('甲', '会议'), shareSquare('甲', site)];
    assert.equal(new Set(pictures.map(({ path }) => path)).size, 4);
    assert.equal(new Set(places(pictures).map(({ file }) => file)).size, 4);
    assert.deepEqual(card('甲'), card(' 甲\n'));
  });
});

test('the pictures are read from a page’s head as it was written', () => {
  const html = `<head><meta property="og:image" content="https://sig.example.org/share/0.png"><meta property="og:image:width" content="1200"><meta property="og:image:height" content="630"><meta property="og:image:alt" content="某 SIG
A &#38; B &quot;C&quot; &lt;D"></head><body><meta property="og:image" content="https://x.example/"></body>`;
  assert.deepEqual(picturesOf(html), [
    { path: '/share/0.png', width: 1200, height: 630, lines: ['某 SIG', 'A & B "C" <D'] },
  ]);
});

test('the newest hundred records of every dated kind have a picture of their own, the older ones that of their section', () => {
  const days = Array.from({ length: 103 }, (_, i) => new Date(Date.UTC(2020, 0, i + 1)).toISOString().slice(0, 10));
  const dated = writtenCollections.filter(isDated);
  assert.deepEqual(dated, ['meetings', 'notices', 'news']);
  for (const name of dated) {
    const records = Object.fromEntries(days.map((day) => [`${day}-biweekly`, {}]));
    const pages = { meetings: { title: '会议' }, news: { title: '公告' }, status: { title: '状态' } };
    const facts = invented({ [name]: records, pages, series: { biweekly: {} }, services: { koji: {} } });
    const pictured = facts[name].map((entry) => recordPage(facts, entry, 'zh').pictured);
    const section = name === 'notices' ? '状态' : name === 'news' ? '公告' : '会议';
    assert.deepEqual(pictured, [section, section, section, ...Array.from({ length: 100 }, () => undefined)], name);
  }
  const facts = invented({ docs: Object.fromEntries(days.map((day) => [`services/${day}`, {}])) });
  assert.ok(!facts.docs.some((doc) => isOld(facts, doc)));
});
