// The probe of mailing lists: groups.io pages and feeds, HyperKitty in both its shapes, and what either must not give away.
import assert from 'node:assert/strict';
import type { IncomingMessage } from 'node:http';
import { describe, type TestContext, test } from 'node:test';
import type { ConfigOf } from '#scripts/live/probe.ts';
import { probeService } from '#scripts/live/probes/index.ts';
import { readFeed } from '#scripts/live/probes/mailing-list/posts.ts';
import { timeOf } from '#scripts/live/probes/answers.ts';
import { topicOf } from '#scripts/live/probes/mailing-list/posts.ts';
import { start } from '#scripts/services/mailing-list.ts';
import {
  answering,
  assertPublishable,
  outcomeOf,
  outcomes,
  recorded,
  type Reply,
  started,
  toolsFor,
} from '../support/live-asking.ts';

/** A minute and a half after the posts of the recordings came in. */
const now = new Date('2026-11-22T19:49:48Z');
const dayMs = 24 * 60 * 60 * 1000;
const daysAgo = (days: number) => new Date(now.getTime() - days * dayMs);
const mailman = (name: string) => recorded('mailman', name);

const html = (body: string): Reply => ({ type: 'text/html; charset=utf-8', body });
const rss = (body: string): Reply => ({ type: 'application/rss+xml; charset=utf-8', body });
const json = (body: unknown): Reply => ({ body: JSON.stringify(body) });
const groupPage = html('<html><title>SIG-Infra@lists.example.org | Home</title><a href="/login">Log In</a></html>');

type Answers = Record<string, Reply | ((url: URL, request: IncomingMessage) => Reply)>;

interface List {
  group?: string;
  /** Paths at the server. */
  base?: string;
  feed?: string;
}

/** A server with a table of paths and answers; what is not in it is not found. */
async function listWith(t: TestContext, answers: Answers, { group = 'SIG-infra', base = '/', feed }: List = {}) {
  const asked: string[] = [];
  const service = await answering(t, (url, _body, request) => {
    const path = decodeURIComponent(url.pathname);
    asked.push(`${path}${url.search}`);
    const answer = answers[path] ?? mailman('07-hk-list-404');
    return typeof answer === 'function' ? answer(url, request) : answer;
  });
  const at = (path: string) => `${service.address}${path}`;
  const record = { kind: 'mailing-list', base: at(base), group, ...(feed && { feed: at(feed) }) } as const;
  const result = await probeService(record, toolsFor(t, now, [service]));
  const links = result.links.map((link) => ({ ...link, url: link.url.replace(encodeURIComponent(group), 'LIST') }));
  assertPublishable({ ...result, links });
  const shown = links.map(({ title, url, at }) => [title, url.replace(service.address, ''), at]);
  return { ...result, outcomes: outcomes(result), links: shown, asked };
}

const item = (title: string, link: string, at: Date | string) =>
  `<item><title>${title}</title><link>${link}</link><author>a@example.org (A)</author><pubDate>${
    typeof at === 'string' ? at : at.toUTCString()
  }</pubDate></item>`;
const channel = (...items: string[]) =>
  rss(`<?xml version="1.0"?><rss version="2.0"><channel><title>x</title>${items.join('')}</channel></rss>`);
const message = (number: number) => `https://groups.example/g/SIG-infra/message/${number}`;

describe('a group of groups.io', () => {
  const withFeed = (t: TestContext, feed: Reply, page = groupPage) =>
    listWith(t, { '/g/SIG-infra': page, '/g/SIG-infra/rss': feed }, { feed: '/g/SIG-infra/rss' });

  test('is there when its page is, and has no figures without a feed', async (t) => {
    const { outcomes, figures, links, asked } = await listWith(t, { '/g/SIG-infra': groupPage });
    assert.deepEqual(outcomes, { archive: 'pass' });
    assert.deepEqual([figures, links], [{}, []]);
    assert.deepEqual(asked, ['/g/SIG-infra']);
  });

  test('that wants a login is a warning, and none of its subjects are shown', async (t) => {
    const feed = channel(item('secret', message(1), daysAgo(1)));
    const form = html('<html>SIG-infra <form><input name="password" type="password"></form></html>');
    const { outcomes, figures, links, asked } = await withFeed(t, feed, form);
    assert.deepEqual(outcomes, { archive: 'warn', posts: 'skip' });
    assert.deepEqual([figures, links], [{}, []]);
    assert.deepEqual(asked, ['/g/SIG-infra']);
    const sent: Reply = { status: 302, headers: { location: '/login?r=%2Fg%2FSIG-infra' }, body: '' };
    const redirected = await listWith(t, { '/g/SIG-infra': sent, '/login': html('SIG-infra: log in') });
    assert.deepEqual(redirected.outcomes, { archive: 'warn' });
  });

  test('that is not there has failed; its feed is asked all the same', async (t) => {
    const feed = channel(item('a', message(1), daysAgo(40)));
    const { outcomes, figures } = await listWith(t, { '/rss': feed }, { feed: '/rss' });
    assert.deepEqual(outcomes, { archive: 'fail', posts: 'pass' });
    assert.equal(figures.posts30d, 0);
  });

  test('whose page never mentions it is somebody else’s, and not known to be down', async (t) => {
    const { outcomes, checks } = await listWith(t, { '/g/SIG-infra': html('<html>This domain is for sale</html>') });
    assert.deepEqual(outcomes, { archive: 'error' });
    assert.deepEqual(checks[0]?.error, { kind: 'schema' });
  });

  test('has its newest topics, once each, without the marks of replies, linked by number below the configured address', async (t) => {
    const feed = channel(
      item('Re: [sig-infra] 更换存储的步骤', message(412), daysAgo(1)),
      item('回复：更换存储的步骤', 'https://evil.example/g/other/message/411?p=1', daysAgo(2)),
      item('New topic', 'https://groups.example/g/SIG-infra/topic/new_topic/9300001', daysAgo(1.5)),
      item('Fwd: Re: RE: 更换存储的步骤', message(409), daysAgo(3)),
      item('without a number', 'https://evil.example/', daysAgo(4)),
      item('', message(5), daysAgo(5)),
      item('old', message(1), daysAgo(31)),
    );
    const { links, figures, outcomes } = await withFeed(t, feed);
    assert.deepEqual(links, [
      ['更换存储的步骤', '/g/LIST/message/412', '2026-11-21T19:49:48Z'],
      ['New topic', '/g/LIST/topic/9300001', '2026-11-21T07:49:48Z'],
      ['old', '/g/LIST/message/1', '2026-10-22T19:49:48Z'],
    ]);
    assert.deepEqual(figures, { lastPostAt: '2026-11-21T19:49:48Z', posts30d: 6 });
    assert.deepEqual(outcomes, { archive: 'pass', posts: 'pass' });
  });

  test('has five topics at most', async (t) => {
    const items = Array.from({ length: 9 }, (_, index) => item(`topic ${index}`, message(index), daysAgo(index)));
    const { links } = await withFeed(t, channel(...items));
    assert.deepEqual(
      links.map(([title]) => title),
      ['topic 0', 'topic 1', 'topic 2', 'topic 3', 'topic 4'],
    );
  });

  test('has no number of posts where the feed does not reach back 30 days, is empty or gives a time that is none', async (t) => {
    const fresh = [item('a', message(2), daysAgo(1)), item('b', message(1), daysAgo(29.9))];
    assert.deepEqual((await withFeed(t, channel(...fresh))).figures, { lastPostAt: '2026-11-21T19:49:48Z' });
    assert.deepEqual((await withFeed(t, channel())).figures, {});
    const odd = channel(...fresh, item('c', message(3), 'yesterday'), item('d', message(0), daysAgo(31)));
    assert.deepEqual((await withFeed(t, odd)).figures, { lastPostAt: '2026-11-21T19:49:48Z' });
  });

  test('was not last written to in the year 2100, whatever a sender’s clock says', async (t) => {
    const feed = channel(item('a', message(2), 'Fri, 01 Jan 2100 00:00:00 GMT'), item('b', message(1), daysAgo(31)));
    assert.equal((await withFeed(t, feed)).figures.lastPostAt, '2026-10-22T19:49:48Z');
  });

  test('shows no mail address, control, text direction or endless subject', async (t) => {
    const feed = channel(
      item(`From bob@example.org (a) \u202egnp.exe`, message(3), daysAgo(1)),
      item('长'.repeat(100_000), message(2), daysAgo(2)),
      item('&lt;script&gt;alert(1)&lt;/script&gt;', message(1), daysAgo(3)),
    );
    const titles = (await withFeed(t, feed)).links.map(([title]) => title ?? '');
    assert.equal(titles[0], 'From … (a) gnp.exe');
    assert.equal(titles[1]?.length, 200);
    assert.equal(titles[2], '<script>alert(1)</script>');
  });

  for (const [about, feed, kind] of [
    ['HTML', html('<html>log in</html>'), 'type'],
    ['HTML that says it is a feed', rss('<html><body>log in</body></html>'), 'schema'],
    ['cut off', rss('<rss version="2.0"><channel><item><title>a</ti'), 'parse'],
    ['a DOCTYPE', rss('<!DOCTYPE rss [<!ENTITY a "b">]><rss><channel><title>&a;</title></channel></rss>'), 'parse'],
    ['nested 10,000 deep', rss(`${'<rss>'.repeat(10_000)}${'</rss>'.repeat(10_000)}`), 'parse'],
    ['empty', rss(''), 'parse'],
  ] as const) {
    test(`with a feed that is ${about} has only its posts unknown`, async (t) => {
      const { outcomes, checks, figures } = await withFeed(t, feed);
      assert.deepEqual(outcomes, { archive: 'pass', posts: 'error' });
      assert.deepEqual(checks[1]?.error, { kind });
      assert.deepEqual(figures, {});
    });
  }

  test('that cannot be reached is not asked twice', async (t) => {
    const service = await started(t, start({ now }));
    await service.close();
    const config = { kind: 'mailing-list', base: service.address, group: 'a', feed: `${service.address}/rss` } as const;
    const result = await probeService(config, toolsFor(t, now, [service]));
    assert.deepEqual(outcomes(result), { archive: 'fail', posts: 'skip' });
  });
});

describe('a feed', () => {
  const entriesOf = (text: string) => readFeed(text).map(({ title, link }) => [title, link]);

  test('may have one item, none, titles in CDATA, and links in guid alone', () => {
    const rssOf = (items: string) => `<rss><channel><title>x</title>${items}</channel></rss>`;
    assert.deepEqual(entriesOf(rssOf('')), []);
    assert.deepEqual(entriesOf(rssOf('<item><title><![CDATA[a & b]]></title><link>l</link></item>')), [['a & b', 'l']]);
    const permanent = '<item><title>1</title><guid isPermaLink="true">g</guid></item>';
    assert.deepEqual(entriesOf(rssOf(permanent + permanent)), [
      ['1', 'g'],
      ['1', 'g'],
    ]);
  });

  test('may be Atom', () => {
    const entry =
      '<entry><title type="html">t</title><link rel="alternate" href="l"/><updated>2026-11-22T00:00:00Z</updated></entry>';
    const text = `<feed xmlns="http://www.w3.org/2005/Atom"><title>x</title>${entry}</feed>`;
    assert.deepEqual(readFeed(text), [{ title: 't', link: 'l', time: '2026-11-22T00:00:00Z' }]);
  });

  test('times are told in many ways', () => {
    for (const text of ['Sun, 22 Nov 2026 19:48:07 +0000', 'Mon, 23 Nov 2026 03:48:07 +0800', '2026-11-22T19:48:07Z']) {
      assert.equal(timeOf(text, now)?.toISOString(), '2026-11-22T19:48:07.000Z', text);
    }
    for (const text of ['', 'soon', undefined, '2100-01-01T00:00:00Z', '-000001-01-01T00:00:00Z']) {
      assert.equal(timeOf(text, now), undefined, text);
    }
  });

  test('subjects lose the marks of list and replies, and nothing else', () => {
    assert.equal(topicOf('[Dev]  Re: [RFC]  内核版本选择', '[Dev] '), '[RFC] 内核版本选择');
    assert.equal(topicOf('Re: [Dev] RE：答复: [RFC] x', '[Dev] '), '[RFC] x');
    assert.equal(topicOf('Regarding: re-use'), 'Regarding: re-use');
    assert.equal(topicOf('Re: Re:'), '');
  });
});

describe('HyperKitty', () => {
  const group = 'dev@oc.example';
  const list = `/hyperkitty/api/list/${group}/`;
  const asRecorded: Answers = {
    [list]: mailman('06-hk-list'),
    [`${list}threads/`]: mailman('10-hk-threads'),
    [`${list}emails/`]: mailman('18-hk-emails'),
  };
  const kitty = (t: TestContext, answers: Answers = {}, feed?: string) =>
    listWith(t, { ...asRecorded, ...answers }, { group, base: '/hyperkitty/', ...(feed && { feed }) });
  const threads = [
    ['[RFC] OpenCloudOS 9.6 内核版本选择', '/hyperkitty/list/LIST/thread/TKGZ37J33DQSGMFAT73Y3RS5XX4G43HW/'],
    ['[PATCH] 修复 aarch64 启动', '/hyperkitty/list/LIST/thread/6MUFIGM3GAL4JWEGYE64NSOOQTSBFGKX/'],
    ['Plain ASCII subject', '/hyperkitty/list/LIST/thread/ZW2EOF75X7IWOBMQNBUBFAU2ZTD7OSVO/'],
  ].map(([title, url]) => [title, url, '2026-11-22T19:48:07Z']);
  const allPass = { archive: 'pass', topics: 'pass', posts: 'pass' };
  const onlyArchive = { archive: 'pass', topics: 'skip', posts: 'skip' };

  const hashOf = (number: number) => `HASH${String(number).padStart(28, '0')}`;
  const email = (number: number, date: Date | string) => ({
    ...{ message_id_hash: hashOf(number), date: typeof date === 'string' ? date : date.toISOString() },
    ...{ sender: { address: 'zhangwei (a) oc.example' }, sender_name: 'anon@elsewhere.example', subject: 'x' },
  });
  type Email = ReturnType<typeof email>;
  /** In pages, of no more than `most`. */
  const paged =
    (all: unknown[], most = 1000, count: unknown = all.length) =>
    ({ searchParams }: URL): Reply => {
      const offset = Number(searchParams.get('offset') ?? 0);
      const end = offset + Math.min(most, Number(searchParams.get('limit')));
      const next = end < all.length ? 'http://10.0.0.1/next' : null;
      return json({ count, next, previous: null, results: all.slice(offset, end) });
    };
  const withEmails = async (t: TestContext, answer: Answers[string]) => {
    const { figures, outcomes, asked } = await kitty(t, { [`${list}emails/`]: answer });
    return { figures, outcomes, requests: asked.filter((path) => path.includes('/emails/')) };
  };

  test('without pages gives everything at once, as recorded', async (t) => {
    const { outcomes, figures, links } = await kitty(t);
    assert.deepEqual(outcomes, allPass);
    assert.deepEqual(figures, { lastPostAt: '2026-11-22T19:48:07Z', posts30d: 4 });
    assert.deepEqual(links, threads);
  });

  test('with pages gives the same', async (t) => {
    const bodyOf = (name: string) => JSON.parse(`${mailman(name).body}`) as unknown[];
    const { outcomes, figures, links } = await kitty(t, {
      [`${list}threads/`]: paged(bodyOf('10-hk-threads'), 2),
      [`${list}emails/`]: paged(bodyOf('18-hk-emails'), 3),
    });
    assert.deepEqual(outcomes, allPass);
    assert.deepEqual(figures, { lastPostAt: '2026-11-22T19:48:07Z', posts30d: 4 });
    assert.deepEqual(links, threads.slice(0, 2));
  });

  test('decodes or refuses every recording', async (t) => {
    const read = async (name: string, path: string) => {
      const { checks, figures } = await kitty(t, { [`${list}${path}`]: mailman(name) });
      const check = checks.find(({ id }) => id === { '': 'archive', 'threads/': 'topics', 'emails/': 'posts' }[path]);
      return outcomeOf(async () => {
        const code = check?.error?.code === undefined ? '' : ` ${check.error.code}`;
        return check?.error
          ? `${check.outcome} ${check.error.kind}${code}`
          : `${check?.outcome} ${figures.posts30d ?? '-'}`;
      });
    };
    assert.equal(await read('06-hk-list', ''), 'pass 4');
    assert.equal(await read('07-hk-list-404', ''), 'fail http 404');
    assert.equal(await read('08-hk-list-private-anon', ''), 'warn -');
    assert.equal(await read('25-hk-400-bad-host', ''), 'fail http 400');
    assert.equal(await read('01-hk-lists', ''), 'error schema');
    assert.equal(await read('10-hk-threads', 'threads/'), 'pass 4');
    assert.equal(await read('14-hk-threads-empty-list-announce', 'threads/'), 'pass 4');
    assert.equal(await read('09-hk-private-threads-anon', 'threads/'), 'error blocked 403');
    assert.equal(await read('15-hk-thread', 'threads/'), 'error schema');
    assert.equal(await read('07-hk-list-404', 'threads/'), 'fail http 404');
    assert.equal(await read('18-hk-emails', 'emails/'), 'pass 4');
    assert.equal(await read('21-hk-tags', 'emails/'), 'pass 0');
    assert.equal(await read('23-hk-feed-rss', 'emails/'), 'error type');
  });

  test('counts posts by their dates: `count` is of all times, and may be nonsense', async (t) => {
    const all = [email(4, daysAgo(0)), email(3, daysAgo(29.9)), email(2, daysAgo(30.1)), email(1, daysAgo(400))];
    for (const count of [4, 1e300, -1, null]) {
      const { figures } = await withEmails(t, paged(all, 1000, count));
      assert.deepEqual(figures, { lastPostAt: '2026-11-22T19:49:48Z', posts30d: 2 }, String(count));
    }
  });

  test('is asked for pages until they reach back 30 days, whatever size it gives them', async (t) => {
    const all = Array.from({ length: 120 }, (_, index) => email(index, daysAgo(index)));
    const { figures, requests } = await withEmails(t, paged(all, 12));
    assert.equal(figures.posts30d, 31);
    assert.deepEqual(
      requests.map((path) => path.split('?')[1]),
      ['limit=100&offset=0', 'limit=100&offset=12', 'limit=100&offset=24'],
    );
  });

  test('with more posts than a run reads has no number, but a last post', async (t) => {
    const all = Array.from({ length: 600 }, (_, index) => email(index, daysAgo(index / 100)));
    const { figures, requests } = await withEmails(t, paged(all));
    assert.deepEqual(figures, { lastPostAt: '2026-11-22T19:49:48Z' });
    assert.equal(requests.length, 5);
  });

  test('that gives the first page again and again is not counted twice', async (t) => {
    const first = [email(2, daysAgo(1)), email(1, daysAgo(2))];
    const stuck = json({ count: 200, next: 'http://10.0.0.1/next', previous: null, results: first });
    const { figures, requests } = await withEmails(t, stuck);
    assert.deepEqual(figures, { lastPostAt: '2026-11-21T19:49:48Z' });
    assert.equal(requests.length, 2);
  });

  test('with dates of offsets other than Z tells UTC, and no number where a date is none', async (t) => {
    const all: Email[] = [email(2, '2026-11-23T03:49:00+08:00')];
    const lastPostAt = '2026-11-22T19:49:00Z';
    assert.deepEqual((await withEmails(t, json(all))).figures, { lastPostAt, posts30d: 1 });
    const odd = [...all, email(1, 'once upon a time')];
    assert.deepEqual((await withEmails(t, json(odd))).figures, { lastPostAt });
  });

  test('that goes away in the middle is not asked on', async (t) => {
    const away = (_url: URL, { socket }: IncomingMessage): Reply => {
      socket.destroy();
      return { body: '' };
    };
    const { outcomes, asked } = await kitty(t, { [`${list}threads/`]: away });
    assert.deepEqual(outcomes, { archive: 'pass', topics: 'fail', posts: 'skip' });
    assert.ok(!asked.some((path) => path.includes('/emails/')));
  });

  test('before its first sync calls private lists public: nothing of such a list is shown', async (t) => {
    const { display_name: _name, ...recording } = JSON.parse(`${mailman('06-hk-list').body}`) as Record<
      string,
      unknown
    >;
    const unsynced = { ...recording, display_name: '', description: null, subject_prefix: null };
    assert.equal(recording['archive_policy'], 'public');
    const { outcomes, figures, links, asked } = await kitty(t, { [list]: json(unsynced) });
    assert.deepEqual(outcomes, onlyArchive);
    assert.deepEqual([figures, links, asked], [{}, [], [list]]);
  });

  test('that keeps a list private answers 403: a warning, and nothing of it is asked for', async (t) => {
    const { outcomes, figures, asked } = await kitty(t, { [list]: mailman('08-hk-list-private-anon') });
    assert.deepEqual(outcomes, { ...onlyArchive, archive: 'warn' });
    assert.deepEqual([figures, asked], [{}, [list]]);
    const recording = JSON.parse(`${mailman('06-hk-list').body}`);
    const said = await kitty(t, { [list]: json({ ...recording, archive_policy: 'private' }) });
    assert.deepEqual(said.outcomes, onlyArchive);
  });

  test('without the list has failed, and is asked nothing more: threads of no list would be its error 500', async (t) => {
    const { outcomes, asked } = await kitty(t, { [list]: mailman('07-hk-list-404') });
    assert.deepEqual(outcomes, { ...onlyArchive, archive: 'fail' });
    assert.deepEqual(asked, [list]);
  });

  test('with one interface broken still tells what the other does', async (t) => {
    const broken: Reply = { ...html('<h1>Server Error (500)</h1>'), status: 500 };
    const noPosts = await kitty(t, { [`${list}emails/`]: broken });
    assert.deepEqual(noPosts.outcomes, { ...allPass, posts: 'fail' });
    assert.deepEqual(noPosts.figures, { lastPostAt: '2026-11-22T19:48:07Z' });
    const noTopics = await kitty(t, { [`${list}threads/`]: { body: '[{"thread_id":' } });
    assert.deepEqual(noTopics.outcomes, { ...allPass, topics: 'error' });
    assert.deepEqual([noTopics.figures.posts30d, noTopics.links], [4, []]);
  });

  test('links by the hash of a thread, and refuses one that is none', async (t) => {
    const thread = { thread_id: '../../../admin', subject: 'x', date_active: '2026-11-22T19:48:07Z' };
    const { checks, links } = await kitty(t, { [`${list}threads/`]: json([thread]) });
    assert.deepEqual(checks[1]?.error, { kind: 'schema' });
    assert.deepEqual(links, []);
  });

  test('with a feed in its record is asked for that instead, and nothing of its texts or senders is kept', async (t) => {
    const feed = `/hyperkitty/list/${group}/feed/`;
    const result = await kitty(t, { [feed]: mailman('23-hk-feed-rss') }, feed);
    assert.deepEqual(result.outcomes, { archive: 'pass', posts: 'pass' });
    assert.deepEqual(result.figures, { lastPostAt: '2026-11-22T19:48:07Z' });
    assert.deepEqual(
      result.links,
      threads.map(([title, url, time]) => [title, url?.replace('/thread/', '/message/'), time]),
    );
    assert.doesNotMatch(JSON.stringify(result), /张伟|zhangwei|anon|大家好|example\.com/);
  });

  test('is asked at the configured address, never at one of its answers, and with the slash it redirects to', async (t) => {
    const { asked } = await kitty(t);
    for (const path of asked) assert.ok(path.startsWith(list) && /\/(\?|$)/.test(path), path);
  });
});

describe('the mock', () => {
  const probe = async (
    t: TestContext,
    fields: Pick<ConfigOf<'mailing-list'>, 'group'> & { at: string; feed?: string },
  ) => {
    const service = await started(t, start({ now }));
    const [base, feed] = [`${service.address}${fields.at}`, fields.feed && `${service.address}${fields.feed}`];
    const config = { kind: 'mailing-list', base, group: fields.group, ...(feed && { feed }) } as const;
    const result = await probeService(config, toolsFor(t, now, [service]));
    assert.ok(result.checks.every(({ outcome }) => outcome === 'pass'));
    return result;
  };

  test('has a group with posts up to today', async (t) => {
    const { figures, links } = await probe(t, { at: '/', group: 'sig-example', feed: '/g/sig-example/rss' });
    assert.deepEqual(figures, { lastPostAt: '2026-11-22T12:49:48Z', posts30d: 7 });
    assert.equal(links.length, 5);
    assert.match(links[0]?.url ?? '', /\/g\/sig-example\/message\/412$/);
  });

  for (const at of ['/hyperkitty/', '/archives/']) {
    test(`has HyperKitty at ${at}`, async (t) => {
      const { figures, links } = await probe(t, { at, group: 'dev@oc.example' });
      assert.equal(figures.posts30d, 4);
      assert.equal(links.length, 3);
    });
  }
});
