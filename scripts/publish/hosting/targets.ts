// The hosts that the site can be configured for, and the files each of them takes.
import type { SiteConfig } from '#schemas/site.ts';
import { Failure } from '#scripts/kit/failure.ts';
import { errorPagesOf } from './answer.ts';
import type { BuiltSite } from './built-site.ts';
import { cdnHeaders, cosCors, cosDifferences, cosObjects, cosUpload, cosWebsite } from './cos.ts';
import { edgeoneConfiguration, edgeoneDifferences } from './edgeone.ts';
import { brotliConfiguration, nginxConfiguration } from './nginx.ts';
import { releaseConfiguration } from './nginx-release.ts';
import { contentSecurityPolicy } from './policy.ts';

export interface Configuration {
  /** Text by path. */
  files: Record<string, string>;
  /** What this host does not do as the others do, for people. */
  differences: string[];
}

export type Deployment = Pick<SiteConfig, 'shortName' | 'address' | 'aliases'>;
type Target = (site: BuiltSite, deployment: Deployment) => Configuration;

/** What files, logs and folders on a machine are called, e.g. `sig-infra`. */
export const nameOf = ({ shortName }: Deployment): string =>
  shortName
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-|-$/g, '') || 'site';

const json = (value: unknown): string => `${JSON.stringify(value, null, 2)}\n`;

const nginx: Target = ({ files, inline, redirects }, deployment) => {
  const name = nameOf(deployment);
  if (!deployment.address) throw new Failure("nginx 的配置要有域名：先在 site.config.ts 里写 address: 'https://…/'");
  const places = {
    name,
    host: new URL(deployment.address).hostname,
    aliases: deployment.aliases ?? [],
    root: `/srv/www/${name}/current`,
    settings: `/etc/nginx/${name}`,
    // Not in /var/log/nginx: distributions rotate what is there, and keep it for weeks.
    log: `/var/log/${name}`,
    http: ['80', '[::]:80'],
    https: ['443', '[::]:443'],
  };
  const errorPages = errorPagesOf((file) => files.includes(file));
  return {
    files: {
      [`${name}.conf`]: nginxConfiguration(places, errorPages),
      [`${name}/release.conf`]: releaseConfiguration(name, contentSecurityPolicy(inline), redirects),
      [`${name}/brotli.conf`]: brotliConfiguration,
    },
    differences: [],
  };
};

const edgeone: Target = (site) => ({
  files: { 'edgeone.json': json(edgeoneConfiguration(site)) },
  differences: edgeoneDifferences,
});

const cos: Target = (site) => ({
  files: {
    'website.xml': cosWebsite(site),
    'cors.xml': cosCors(),
    'cdn-headers.json': json(cdnHeaders(site)),
    ...cosUpload(cosObjects(site.files)),
  },
  differences: cosDifferences,
});

export const targets: Record<string, Target> = { nginx, edgeone, cos };
