// A picture that was cut off, has only its header or no pixels is a finding; whole ones are none, whatever stands behind them.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { findingsIn, page, siteWith } from '../support/checked-site.ts';

/** Grey, two pixels by two. */
const whole: Record<string, string> = {
  png: 'iVBORw0KGgoAAAANSUhEUgAAAAIAAAACCAMAAABFaP0WAAAAA1BMVEWIiIhYZW6zAAAACXBIWXMAAAPoAAAD6AG1e1JrAAAAC0lEQVQImWNgAAEAAAYAAeaH/n8AAAAASUVORK5CYII=',
  gif: 'R0lGODlhAgACAIAAAExpcYiIiCH5BAUAAAAALAAAAAACAAIAAAICjFMAOw==',
  webp: 'UklGRiQAAABXRUJQVlA4IBgAAAAwAQCdASoCAAIABABoJaQAA3AA/bQAAAA=',
  jpg: '/9j/2wBDABsSFBcUERsXFhceHBsgKEIrKCUlKFE6PTBCYFVlZF9VXVtqeJmBanGQc1tdhbWGkJ6jq62rZ4C8ybqmx5moq6T/2wBDARweHigjKE4rK06kbl1upKSkpKSkpKSkpKSkpKSkpKSkpKSkpKSkpKSkpKSkpKSkpKSkpKSkpKSkpKSkpKSkpKT/wAARCAACAAIDASIAAhEBAxEB/8QAFQABAQAAAAAAAAAAAAAAAAAAAAL/xAAUEAEAAAAAAAAAAAAAAAAAAAAA/8QAFAEBAAAAAAAAAAAAAAAAAAAAAP/EABQRAQAAAAAAAAAAAAAAAAAAAAD/2gAMAwEAAhEDEQA/AKAB/9k=',
  avif: 'AAAAHGZ0eXBhdmlmAAAAAG1pZjFhdmlmbWlhZgAAANZtZXRhAAAAAAAAACFoZGxyAAAAAAAAAABwaWN0AAAAAAAAAAAAAAAAAAAAACJpbG9jAAAAAERAAAEAAQAAAAAA+gABAAAAAAAAABoAAAAjaWluZgAAAAAAAQAAABVpbmZlAgAAAAABAABhdjAxAAAAAA5waXRtAAAAAAABAAAAVmlwcnAAAAA4aXBjbwAAAAxhdjFDgSACAAAAABRpc3BlAAAAAAAAAAIAAAACAAAAEHBpeGkAAAAAAwgICAAAABZpcG1hAAAAAAAAAAEAAQOBAgMAAAAibWRhdBIACgc4ADaQENBpMg0cQmLk4AAWAACQNY41',
};
const pictures = Object.entries(whole).map(([kind, text]) => ({ kind, bytes: Buffer.from(text, 'base64') }));

/** What is found of pictures beside a text, by name. */
const foundIn = (files: Record<string, Buffer>): string[] => {
  const beside = 'news/2026/2026-01-13-x';
  const text = Object.keys(files)
    .map((name) => `![测试图片 ${name.replace('.', ' ')} 的内容](./${name})`)
    .join('\n\n');
  const there = Object.fromEntries(Object.entries(files).map(([name, bytes]) => [`${beside}/${name}`, bytes]));
  return findingsIn(siteWith({ [`${beside}/zh.md`]: page(text), ...there }))
    .filter(({ rule }) => rule === 'images')
    .map(({ found }) => found);
};

test('whole pictures are no finding, also with bytes behind a photograph or zeros behind an animation', () => {
  const files = Object.fromEntries(pictures.map(({ kind, bytes }) => [`a.${kind}`, bytes]));
  const more = { 'b.jpg': Buffer.concat([files['a.jpg'] as Buffer, Buffer.from('MotionPhoto')]) };
  const zeros = { 'b.gif': Buffer.concat([files['a.gif'] as Buffer, Buffer.alloc(4)]) };
  assert.deepEqual(foundIn({ ...files, ...more, ...zeros }), []);
});

test('pictures that were cut off are findings, wherever the cut is', () => {
  for (const part of [0.3, 0.6, 0.9, 1]) {
    const files = pictures.map(
      ({ kind, bytes }) => [`cut.${kind}`, bytes.subarray(0, Math.ceil(bytes.length * part) - 1)] as const,
    );
    const found = foundIn(Object.fromEntries(files));
    assert.equal(found.length, files.length, `${part}: ${found.join('\n')}`);
    for (const text of found) assert.match(text, /不完整|无法读取/);
  }
});

test('a header alone, and a picture of no pixels, are findings', () => {
  const png = Buffer.from(whole['png'] ?? '', 'base64');
  const header = png.subarray(0, 33);
  const end = png.subarray(-12);
  const empty = Buffer.from(png);
  empty.writeUInt32BE(0, 16);
  empty.writeUInt32BE(0, 20);
  const found = foundIn({ 'header.png': header, 'ended.png': Buffer.concat([header, end]), 'empty.png': empty });
  assert.deepEqual(
    found.map((text) => text.replace(/，.*/, '')),
    ['图片 ./header.png 不完整', '图片 ./ended.png 不完整', '无法读取图片 ./empty.png'],
  );
});
