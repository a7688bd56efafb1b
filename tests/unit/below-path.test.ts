// A site below a path of its host: whole addresses, and pages whose every path leads below it.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import exampleSite from '../../examples/site.config.ts';
import { rebased } from '#language/base.ts';
import { absoluteAt } from '#language/routes.ts';
import { siteConfig } from '#schemas/site.ts';

test('a whole address keeps the path and the port of the site', () => {
  assert.equal(
    absoluteAt('https://example.org:8443/sig-infra/', '/en/x/#y'),
    'https://example.org:8443/sig-infra/en/x/#y',
  );
  assert.equal(absoluteAt('https://example.org/sig-infra/', '/#y'), 'https://example.org/sig-infra/#y');
  assert.equal(absoluteAt('https://example.org', '/x/'), 'https://example.org/x/');
});

test('paths in tags lead below it, once; text, other hosts and places on the page stay', () => {
  const page =
    '<a title=">" href="/x/">href="/x/"</a><img src="/a.png"><a href="//h/"></a><a href="#p"></a><a href="https://h/"></a>';
  const below = page.replace(' href="/x/">', ' href="/s/x/">').replace('src="/', 'src="/s/');
  assert.equal(rebased(page, '/s/'), below);
  assert.equal(rebased(page, '/'), page);
  const assets = '<script src="/s/_astro/x.js"></script><meta http-equiv="refresh" content="0; url=/y/">';
  assert.equal(rebased(assets, '/s/'), assets.replace('url=/', 'url=/s/'));
  // A section of the site may have the name of its folder.
  assert.equal(rebased('<a href="/docs/x/">', '/docs/'), '<a href="/docs/docs/x/">');
});

test('an address has a path with a slash at its end, or none', () => {
  const isTaken = (address: string) => siteConfig.safeParse({ ...exampleSite, address }).success;
  for (const address of [
    'https://a.org',
    'https://a.org/',
    'https://a.org:8443/',
    'https://a.org/b/',
    'https://a.org/b/c.d/',
  ])
    assert.ok(isTaken(address), address);
  for (const address of [
    'https://a.org/b',
    'https://a.org/b/?c',
    'https://a.org/#c',
    'https://a.org/基/',
    'ftp://a.org/',
  ])
    assert.ok(!isTaken(address), address);
});
