// Everything a run needs to know, from the command line, the environment, the deployment and the records.
import type { SiteConfig } from '../../src/schemas/site.ts';
import { Failure } from '../build/failure.ts';
import { type Arguments, readArguments } from './arguments.ts';
import { exemptAddresses, noEndpoints, readEndpoints } from './endpoints.ts';
import { createRedact, type Redact, secretsOf } from './text/redact.ts';
import { type LiveService, readServices } from './services.ts';

export interface Settings extends Pick<Arguments, 'mode' | 'strict' | 'now'> {
  services: LiveService[];
  /** `host:port` of what --endpoints named. */
  exempt: ReadonlySet<string>;
  /** Where the snapshots are, absolute. */
  folder: string;
  userAgent: string;
  /** Where it is asked from, as the pages name it. */
  vantage: string;
  environment: NodeJS.ProcessEnv;
  redact: Redact;
}

/** Says who asks, and where to find them: the site, or before it has an address the community. */
export const userAgentOf = ({ shortName, address, communityUrl }: SiteConfig, purpose = 'status'): string => {
  const about = address ?? communityUrl;
  return `${shortName.replaceAll(/[^\w.-]+/g, '-')}-${purpose}/1${about ? ` (+${new URL(about).href})` : ''}`;
};

/** The deployment is read when this is called, so that what is wrong with it can be told like any other mistake. */
const readSite = async () => {
  try {
    return await import('../../src/site.ts');
  } catch (cause) {
    throw new Failure((cause as Error).message, { cause });
  }
};

/** Throws a Failure where the command, the deployment or a record is wrong. */
export const readSettings = async (given: string[], environment: NodeJS.ProcessEnv, clock: Date): Promise<Settings> => {
  const { only, endpoints: file, out, mode, strict, now } = readArguments(given, clock);
  const { site, contentFolder, liveFolder } = await readSite();
  const endpoints = file === undefined ? noEndpoints : readEndpoints(file);
  const services = readServices(contentFolder, endpoints, only);
  return {
    ...{ mode, strict, now, services, environment },
    exempt: exemptAddresses(services, endpoints),
    folder: out ?? liveFolder,
    userAgent: userAgentOf(site),
    vantage: environment['SITE_VANTAGE'] || 'build machine',
    redact: createRedact(secretsOf(environment)),
  };
};
