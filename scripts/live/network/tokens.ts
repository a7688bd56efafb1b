// Tokens of the environment: they raise the limits of a service, and nothing works only with them.
import type { ProbeConfig } from '../probe.ts';

/** The header that authorises a request to this address; none for every address the token is not meant for. */
export type Authorization = (url: URL) => { authorization?: string };

/** The variable of each kind, and the address it is for. Sent as a header only: an address ends up in logs. */
const tokenOf = (config: ProbeConfig, environment: NodeJS.ProcessEnv) =>
  config.kind === 'gitee' ? { token: environment['GITEE_TOKEN'], api: new URL(config.api) } : undefined;

/** Nothing is sent over plain HTTP, nor to another origin than the configured one. */
export const authorizationFor = (config: ProbeConfig, environment: NodeJS.ProcessEnv): Authorization => {
  const known = tokenOf(config, environment);
  return (url) => {
    if (!known?.token || url.protocol !== 'https:' || url.origin !== known.api.origin) return {};
    return { authorization: `Bearer ${known.token}` };
  };
};
