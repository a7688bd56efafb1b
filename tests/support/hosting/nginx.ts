// A real nginx with the generated configuration, on free ports of loopback, over TLS with a certificate of its own making.
import { execFileSync, spawn } from 'node:child_process';
import { copyFileSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { request, type RequestOptions } from 'node:https';
import { join } from 'node:path';
import { errorPagesOf } from '#scripts/publish/hosting/answer.ts';
import { brotliConfiguration, nginxConfiguration } from '#scripts/publish/hosting/nginx.ts';
import { findProgram } from '#scripts/setup/command.mjs';
import { answers, freePort } from './ports.ts';

const nginx = findProgram('nginx');
/** Why there is nothing to test. */
export const noNginx = nginx ? undefined : '没有 nginx：apt-get install nginx libnginx-mod-http-brotli-static';

const brotliModule = '/usr/lib/nginx/modules/ngx_http_brotli_static_module.so';
export const hasBrotli = existsSync(brotliModule);

export const host = 'localhost';
export const alias = 'www.localhost';

export interface Nginx {
  /** Of the site, over TLS. */
  address: string;
  httpPort: number;
  httpsPort: number;
  /** The certificate, for whoever has to trust it. */
  certificate: string;
  /** The folder of release.conf. */
  settings: string;
  /** The program with what it needs to be told of this configuration. */
  command: string[];
  close(): Promise<void>;
}

/** Serves `www`/current, a folder of releases; `folder` is for its own files. Without brotli where `brotli` is false. */
export async function startNginx(folder: string, www: string, brotli = hasBrotli, base = '/'): Promise<Nginx> {
  const settings = join(folder, 'settings');
  mkdirSync(settings, { recursive: true });
  const certificate = join(settings, 'certificate.pem');
  const subject = ['-subj', `/CN=${host}`, '-addext', `subjectAltName=DNS:${host},DNS:${alias},DNS:other.localhost`];
  const key = [
    '-newkey',
    'ec',
    '-pkeyopt',
    'ec_paramgen_curve:prime256v1',
    '-nodes',
    '-keyout',
    join(settings, 'key.pem'),
  ];
  execFileSync('openssl', ['req', '-x509', '-days', '2', ...key, ...subject, '-out', certificate], { stdio: 'ignore' });
  copyFileSync(join(www, 'release.conf'), join(settings, 'release.conf'));
  if (brotli) writeFileSync(join(settings, 'brotli.conf'), brotliConfiguration);

  const [httpPort, httpsPort] = [await freePort(), await freePort()];
  const [http, https] = [[`127.0.0.1:${httpPort}`], [`127.0.0.1:${httpsPort}`]];
  const root = join(www, 'current');
  const places = { name: 'sig-example', host, base, aliases: [alias], root, settings, log: folder, http, https };
  const errorPages = errorPagesOf((file) => existsSync(join(root, file)));
  writeFileSync(join(folder, 'site.conf'), nginxConfiguration(places, errorPages));
  writeFileSync(join(folder, 'nginx.conf'), mainConfiguration(folder, brotli));
  const command = [nginx ?? 'nginx', '-p', folder, '-c', join(folder, 'nginx.conf')];
  const [program = '', ...given] = command;
  const child = spawn(program, given, { stdio: ['ignore', 'ignore', 'pipe'] });
  let said = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => (said += text));
  const ended = new Promise<void>((done) => child.on('close', () => done()));
  while (!(await answers(httpsPort))) if (child.exitCode !== null) throw new Error(said);
  const close = async () => {
    child.kill('SIGTERM');
    await ended;
  };
  return { address: `https://${host}:${httpsPort}${base}`, httpPort, httpsPort, certificate, settings, command, close };
}

/** What a distribution has in /etc/nginx/nginx.conf, for a folder of its own. */
const mainConfiguration = (folder: string, brotli: boolean): string => `${
  // Started by root, it would give up its rights to a user who may not read the temporary folder.
  process.getuid?.() === 0 ? 'user root;' : ''
}
daemon off;
worker_processes 1;
pid ${folder}/nginx.pid;
error_log ${folder}/error.log;
${brotli ? `load_module ${brotliModule};` : ''}
events {}
http {
  access_log off;
  ${['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map((name) => `${name}_temp_path ${folder}/${name};`).join('\n  ')}
  include ${folder}/site.conf;
}
`;

export interface Answered {
  status: number;
  headers: Record<string, string>;
  body: Buffer;
}

/** Asks over TLS 1.2 or later and HTTP/1.1; nothing is unpacked or followed. */
export const ask = ({ httpsPort, certificate }: Nginx, path: string, more: RequestOptions = {}): Promise<Answered> =>
  new Promise((resolve, reject) => {
    const options = {
      host: '127.0.0.1',
      port: httpsPort,
      servername: host,
      ca: readFileSync(certificate),
      path,
      agent: false,
    };
    const headers = { Host: host, ...(more.headers as Record<string, string>) };
    request({ ...options, ...more, headers }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('end', () => {
        const found = response.headers as Record<string, string>;
        resolve({ status: response.statusCode ?? 0, headers: found, body: Buffer.concat(chunks) });
      });
    })
      .on('error', reject)
      .end();
  });
