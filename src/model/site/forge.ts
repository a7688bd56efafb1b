// Links to the forge that hosts the sources: edit, history, issues.
import type { SiteConfig } from '#schemas/site.ts';

type Forge = SiteConfig['forge'];

const hosts: Record<Forge['kind'], string> = {
  github: 'https://github.com',
  gitee: 'https://gitee.com',
  atomgit: 'https://atomgit.com',
};

/** The public page of an account; of a team, `organisation/team`, the page of its organisation. */
export const accountUrl = (kind: Forge['kind'], account: string): string =>
  `${hosts[kind]}/${account.replace(/\/.*/, '')}`;

const base = ({ kind, owner, repository }: Forge): string => `${hosts[kind]}/${owner}/${repository}`;
/** Content beside the checkout has a repository of its own, with its folder at the root. */
const encode = (file: string): string =>
  file
    .replace(/^(?:\.\.\/)+(?:.*\/)?(?=content\/)/, '')
    .split('/')
    .map(encodeURIComponent)
    .join('/');

/** Where a file is edited in the browser; `file` is its path from the root of the repository. */
export const editUrl = (forge: Forge, file: string): string => `${base(forge)}/edit/${forge.branch}/${encode(file)}`;

export const sourceUrl = (forge: Forge, file: string): string => `${base(forge)}/blob/${forge.branch}/${encode(file)}`;

export const historyUrl = (forge: Forge, file: string): string =>
  `${base(forge)}/commits/${forge.branch}/${encode(file)}`;

/** A new issue with its title filled in. */
export const issueUrl = (forge: Forge, title: string): string => {
  const query = forge.kind === 'github' ? 'title' : 'issue[title]';
  return `${base(forge)}/issues/new?${encodeURIComponent(query)}=${encodeURIComponent(title)}`;
};
