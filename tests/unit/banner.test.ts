// The banner at the top of every page: when it is there, what it says, and that only the built pages have it.
import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { bannerOf } from '#model/status/banner.ts';
import type { Live } from '#model/status/status.ts';
import { type ServiceState, snapshot } from '#schemas/snapshot.ts';
import { bannerHtml, withBanner, withoutBanner, writeBanner } from '#scripts/build/banner.ts';
import { type Invented, invented } from '../support/invented-facts.ts';

const now = new Date('2026-11-24T02:00:00Z');
const settings = { now, zone: 'Asia/Shanghai' };
const seen = (states: Record<string, ServiceState>): Live => ({
  histories: new Map(),
  snapshots: new Map(
    Object.entries(states).map(([service, state]) => {
      const times = { checkedAt: '2026-11-24T01:50:00Z', goodAt: null };
      const rest = { source: 'live', failedRuns: 2, vantage: '测试机', checks: [], figures: {}, links: [] };
      return [service, snapshot.parse({ schema: 1, service, state, ...times, ...rest })];
    }),
  ),
});
const web = { probe: { kind: 'web', url: 'https://one.example.org/' } };
const services = {
  koji: { ...web, name: { zh: '构建系统', en: 'Build system' } },
  bugs: { ...web, name: { zh: '缺陷追踪' } },
  chat: { ...web, owner: 'third-party' },
};
const said = (states: Record<string, ServiceState>, notices: Invented['notices'] = {}, more: Invented = {}) =>
  bannerOf(invented({ services, notices, ...more }), seen(states), now);
const kinds = (states: Record<string, ServiceState>, notices?: Invented['notices']) =>
  said(states, notices).lines.map(({ kind, path }) => `${kind} ${path}`);
const maintenance = (start: string, end?: string, more: object = {}) => ({
  kind: 'maintenance',
  title: { zh: '升级' },
  severity: undefined,
  start,
  end,
  ...more,
});

describe('the banner', () => {
  test('is empty while our systems work, are slow or unknown, and whatever becomes of third parties', () => {
    assert.deepEqual(kinds({ koji: 'operational', bugs: 'degraded_performance', chat: 'major_outage' }), []);
    assert.deepEqual(kinds({}), []);
    assert.equal(bannerHtml(said({}), 'zh', settings), '');
  });

  test('names the incident about a system that is out, else the system', () => {
    const incident = { start: '2026-11-24T09:00:00+08:00', severity: 'major_outage', services: ['koji'] };
    assert.deepEqual(kinds({ koji: 'major_outage', bugs: 'partial_outage' }, { 'i-1': incident }), [
      'incident /status/notices/i-1/',
      'outage /status/bugs/',
    ]);
    assert.deepEqual(kinds({ koji: 'operational' }, { 'i-1': incident }), ['incident /status/notices/i-1/']);
    assert.deepEqual(kinds({}, { 'i-1': { ...incident, severity: 'degraded_performance' } }), []);
    assert.deepEqual(kinds({}, { 'i-1': { ...incident, end: '2026-11-24T09:30:00+08:00' } }), []);
  });

  test('has maintenance from a day before its start until it is over or completed', () => {
    const lines = (start: string, end?: string, more?: object) =>
      kinds({}, { 'm-1': maintenance(start, end, more) }).length;
    assert.equal(lines('2026-11-25T09:59:00+08:00'), 1);
    assert.equal(lines('2026-11-25T10:00:00+08:00'), 0);
    assert.equal(lines('2026-11-24T09:00:00+08:00', '2026-11-24T10:01:00+08:00'), 1);
    assert.equal(lines('2026-11-24T09:00:00+08:00', '2026-11-24T10:00:00+08:00'), 0);
    const updates = [{ at: '2026-11-24T09:30:00+08:00', state: 'completed', text: { zh: '完成。' } }];
    assert.equal(lines('2026-11-24T09:00:00+08:00', '2026-11-24T11:00:00+08:00', { updates }), 0);
  });

  test('does not call a system out that maintenance explains', () => {
    const running = maintenance('2026-11-24T09:00:00+08:00', '2026-11-24T11:00:00+08:00', { services: ['koji'] });
    assert.deepEqual(kinds({ koji: 'major_outage' }, { 'm-1': running }), ['maintenance /status/notices/m-1/']);
  });

  test('counts the systems beyond three', () => {
    const many = Object.fromEntries(['a', 'b', 'c', 'd', 'e'].map((id) => [id, web]));
    const states = Object.fromEntries(Object.keys(many).map((id) => [id, 'major_outage' as const]));
    const { lines, more } = said(states, {}, { services: many });
    assert.deepEqual([lines.length, more], [3, 2]);
  });
});

describe('its HTML', () => {
  const notices = { 'm-1': maintenance('2026-11-24T22:00:00+08:00', '2026-11-24T23:00:00+08:00') };
  const text = (locale: 'zh' | 'en') =>
    bannerHtml(said({ koji: 'major_outage' }, notices), locale, settings).replace(/<[^>]*>/g, '');

  test('says what, how bad, since when, and of what moment it is', () => {
    assert.equal(
      text('zh'),
      '严重中断 构建系统计划维护 升级 · 2026-11-24 22:00 至 2026-11-24 23:00截至 2026-11-24 10:00 · 状态',
    );
    assert.match(text('en'), /^Major outage Build systemPlanned maintenance 升级 · .*As of 2026-11-24 10:00 · Status$/);
  });

  test('marks Chinese on an English page, leads to English pages, and cannot be broken by a title', () => {
    const named = { 'm-1': { ...notices['m-1'], title: { zh: '<b>&"' } } };
    const html = bannerHtml(said({}, named), 'en', settings);
    assert.match(html, /<a href="\/en\/status\/notices\/m-1\/" lang="zh-CN">&#60;b&#62;&#38;&#34;<\/a>/);
  });

  test('stands above the main part of every built page, in its language, and can be taken out again', (t) => {
    const folder = mkdtempSync(join(tmpdir(), 'banner-'));
    t.after(() => rmSync(folder, { recursive: true }));
    const page = '<body><header></header><main id="main" tabindex="-1">$&</main></body>';
    const file = join(folder, 'index.html');
    writeFileSync(file, page);
    writeFileSync(join(folder, 'moved.html'), '<meta http-equiv="refresh">');
    assert.equal(writeBanner(folder, said({}), settings), 0);
    assert.equal(readFileSync(file, 'utf8'), page);
    assert.equal(writeBanner(folder, said({}, notices), settings), 1);
    const written = readFileSync(file, 'utf8');
    assert.match(written, /<\/header><aside class="banner".*<\/aside><main id="main" tabindex="-1">\$&<\/main>/);
    assert.equal(withoutBanner(written), page);
    assert.equal(withBanner('<p>', 'x'), '<p>');
  });
});
