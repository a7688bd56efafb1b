// The server block of nginx that answers for the site: which file stands for an address, and the headers.
import { otherErrorPages, redirectStatuses } from './answer.ts';
import { contentTypes, feedFolder, feedTypes } from './content-types.ts';
import { securityHeaders, transportSecurity } from './headers.ts';
import type { NginxPlaces } from './nginx.ts';
import { block, header, listen, quoted, tls, types, variable } from './nginx-blocks.ts';

/** nginx's words for the page of a folder, whose address ends in a slash. */
const inFolder = `\${uri}index.html`;

/** For a site that has these error pages. */
export function siteServer({ name, host, root, settings, log, https }: NginxPlaces, errorPages: string[]): string {
  const $ = (what: string) => variable(name, what);
  const others = Object.entries(otherErrorPages).filter(([, page]) => errorPages.includes(page));
  return `server {
${listen(https, ' ssl http2')}
  server_name ${host};
  server_tokens off;
  access_log ${log}/access.log ${name};
${tls(settings, name)}

  root ${root};
  index index.html;
  absolute_redirect off;
  etag on;
  gzip_static on;
  gzip_vary on;
  # 没有 brotli.conf 时这一行什么也不做。
  include ${settings}/brotli*.conf;

${types(contentTypes, '  ')}
  default_type application/octet-stream;

${header('Content-Security-Policy', $('policy'))}
${header('Strict-Transport-Security', quoted(transportSecurity))}
${Object.entries(securityHeaders)
  .map(([key, value]) => header(key, quoted(value)))
  .join('\n')}
${header('Access-Control-Allow-Origin', $('origin'))}
${header('Cross-Origin-Resource-Policy', $('resource'))}
${header('Cache-Control', $('cache'))}

  error_page 404 ${$('lost')};
${redirectStatuses
  .map((status) => block(`if (${$(`moved_${status}`)})`, `return ${status} ${$(`moved_${status}`)};`))
  .join('\n')}

${errorPages.map((page) => block(`location = /${page}`, 'internal;')).join('\n')}
${others.map(([prefix]) => block(`location = ${prefix}404/`, 'return 404;')).join('\n')}
${block('location ~ /\\.(?!well-known/)', 'return 404;')}
${block('location ~ \\.(br|gz)$', 'return 404;')}
  location ~ ^${feedFolder} {
${types(feedTypes, '    ')}
    try_files $uri =404;
  }
  location ~ [^/]$ {
    if (-f $request_filename/index.html) {
      return 301 $uri/$is_args$args;
    }
    try_files $uri =404;
  }
${block('location /', `try_files ${inFolder} =404;`)}
}
`;
}
