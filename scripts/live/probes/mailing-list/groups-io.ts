// Archives of the groups.io kind: pages for people under /g/<group>; its API wants a login and is left alone.
import { type HttpResponse, ProbeError } from '#scripts/http/contract.ts';
import { below, type Step, step } from '#scripts/live/probes/checks.ts';
import type { Archive, Config } from './archive.ts';

const pageUnder = ({ base, group }: Config, path = '') => below(base, `g/${encodeURIComponent(group)}${path}`);

/** A group that is not public sends everybody to log in, with 200. */
const asksForLogin = ({ url, text }: HttpResponse): boolean =>
  /^\/login\b/.test(new URL(url).pathname) || /<input[^>]{0,500}\btype=["']?password\b/i.test(text);

/** A parked domain, a page of somebody in between: 200 as well, but nobody there has heard of the group. */
function assertIsOf(group: string, { text }: HttpResponse): void {
  if (text.toLowerCase().includes(group.toLowerCase())) return;
  throw new ProbeError(`页面上没有小组的名字 ${group}`, { kind: 'schema', theirs: false });
}

export const groupsIo: Archive = {
  visit: async (config, { request }) => {
    let open = true;
    const visited = await step('archive', async () => {
      const answer = await request(pageUnder(config), { accept: ['text/html', 'application/xhtml+xml'] });
      open = !asksForLogin(answer);
      if (open) assertIsOf(config.group, answer);
      return { latencyMs: Math.round(answer.latencyMs) };
    });
    const judged: Step = open ? visited : { ...visited, check: { ...visited.check, outcome: 'warn' } };
    return { step: judged, open, prefix: `[${config.group}]` };
  },
  pageOf: (link, config) => {
    const [, kind, number] = /\/g\/[^/?#]+\/(message|topic)\/(?:[^/?#]+\/)?(\d{1,12})(?:[/?#]|$)/.exec(link) ?? [];
    return kind && number && pageUnder(config, `/${kind}/${number}`);
  },
};
