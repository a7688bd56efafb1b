// Blocks of nginx's configuration as text.

/** The name as part of a variable. */
export const variable = (name: string, what: string): string => `$${name.replaceAll('-', '_')}_${what}`;

export const quoted = (text: string): string => `"${text}"`;

/** A map block: patterns are regular expressions that begin with `~`. */
export const map = (
  source: string,
  target: string,
  otherwise: string,
  lines: [pattern: string, value: string][],
): string =>
  [
    `map ${source} ${target} {`,
    `  default ${quoted(otherwise)};`,
    ...lines.map(([pattern, value]) => `  ${quoted(pattern)} ${quoted(value)};`),
    '}',
  ].join('\n');

/** A types block, by extension. */
export const types = (known: Record<string, string>, indent: string): string =>
  [
    `${indent}types {`,
    ...Object.entries(known).map(([extension, type]) => `${indent}  ${quoted(type)} ${extension};`),
    `${indent}}`,
  ].join('\n');

/** Mozilla's intermediate profile (https://ssl-config.mozilla.org/), without Diffie-Hellman over numbers. */
export const tls = (settings: string, name: string): string => `  ssl_certificate ${settings}/certificate.pem;
  ssl_certificate_key ${settings}/key.pem;
  ssl_protocols TLSv1.2 TLSv1.3;
  ssl_ciphers ECDHE-ECDSA-AES128-GCM-SHA256:ECDHE-RSA-AES128-GCM-SHA256:ECDHE-ECDSA-AES256-GCM-SHA384:ECDHE-RSA-AES256-GCM-SHA384:ECDHE-ECDSA-CHACHA20-POLY1305:ECDHE-RSA-CHACHA20-POLY1305;
  ssl_prefer_server_ciphers off;
  ssl_session_cache shared:${name}:10m;
  ssl_session_timeout 1d;
  ssl_session_tickets off;`;

export const listen = (ports: string[], rest: string): string =>
  ports.map((port) => `  listen ${port}${rest};`).join('\n');

/** One header on every answer, whatever its status. */
export const header = (name: string, value: string): string => `  add_header ${name} ${value} always;`;

/** A block within the server. */
export const block = (head: string, line: string): string => `  ${head} {\n    ${line}\n  }`;
