// All mock services at once, and where they are: the services of examples/content/services/ without network.
import * as bugzilla from './bugzilla.ts';
import { certificateFor } from './certificate.ts';
import * as dns from './dns.ts';
import * as gitee from './gitee.ts';
import * as koji from './koji/koji.ts';
import * as mailingList from './mailing-list.ts';
import * as mbs from './mbs.ts';
import * as noggin from './noggin.ts';
import * as smtp from './smtp.ts';
import * as web from './web.ts';
import * as yumMirror from './yum-mirror.ts';

export interface Running {
  /** What `npm run live -- --endpoints` reads: by service, the fields of its probe that are replaced. */
  endpoints: Record<string, Record<string, unknown>>;
  /** PEM; the client has to trust it, with NODE_EXTRA_CA_CERTS or `setDefaultCACertificates` of node:tls. */
  certificate: string;
  /** A name server that knows example.org, as `setServers` of node:dns takes it. */
  nameServer: string;
  close(): Promise<void>;
}

/** @param now what the answers take for today. */
export async function startAll({ now }: { now: Date }): Promise<Running> {
  const certificate = certificateFor(now);
  const services = {
    accounts: await noggin.start(),
    bugs: await bugzilla.start({ now }),
    build: await koji.start({ now }),
    code: await gitee.start({ now }),
    lists: await mailingList.start({ now }),
    mail: await smtp.start({ now, certificate }),
    mirrors: await yumMirror.start({ now }),
    modules: await mbs.start({ now }),
    website: await web.start(certificate),
  };
  const names = await dns.start();
  const { accounts, bugs, build, code, lists, mail, mirrors, modules, website } = services;
  const { hostname, port } = new URL(mail.address);
  return {
    endpoints: {
      accounts: { base: `${accounts.address}/` },
      bugs: { base: `${bugs.address}/` },
      build: { hub: `${build.address}/kojihub`, web: `${build.address}/koji`, files: `${build.address}/kojifiles` },
      code: { api: `${code.address}/api/v5` },
      lists: { base: `${lists.address}/`, feed: `${lists.address}/g/sig-example/rss` },
      mail: { host: hostname, port: Number(port) },
      mirrors: { bases: [`${mirrors.address}/`, `${mirrors.address}/second/`] },
      modules: { api: `${modules.address}/module-build-service/1/` },
      website: { url: `${website.address}/` },
    },
    certificate: certificate.cert,
    nameServer: names.address,
    close: async () => {
      await Promise.all([...Object.values(services), names].map(({ close }) => close()));
    },
  };
}
