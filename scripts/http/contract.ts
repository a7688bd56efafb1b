// What asking over the network is, for probes and for links: a request, its response, and the error for whatever goes wrong.
import type { Socket } from 'node:net';
import type { CheckError } from '#schemas/snapshot.ts';

/** How far one try got: what tells a fault of a service from one of this machine or its network. */
export interface Try {
  /** The name was resolved, to an address that may be asked. */
  resolved: boolean;
  /** A connection was made, over TLS with a certificate that is trusted. */
  connected: boolean;
  /** A byte of the answer was read. */
  answered: boolean;
}

export interface RequestOptions {
  method?: 'GET' | 'HEAD' | 'POST';
  body?: string;
  headers?: Record<string, string>;
  /** Media types that are accepted, without parameters; others are refused as `type`. */
  accept: string[];
  /** HTTP statuses that are an answer; others are refused as `http`. Default: 200. */
  statuses?: number[];
  /** The status is all that is asked for: any media type will do, and the body is not read. */
  discard?: boolean;
  /** Redirects to other hosts are followed, too: a link is good as long as it leads somewhere. */
  anyHost?: boolean;
  /** Most decoded bytes of the body; more is refused as `size`. Default: 2 MiB. */
  maxBytes?: number;
  /**
   * The document may be kept on disk beside the snapshots, and asked for again only if it has changed. Not for
   * documents with texts of people: the folder may be published.
   */
  keep?: boolean;
}

export interface HttpResponse {
  status: number;
  /** Lower-case names. */
  headers: Record<string, string>;
  /** Decoded as UTF-8; invalid bytes are refused as `parse`. */
  text: string;
  /** From the first byte sent to the last byte read, of the try that succeeded. */
  latencyMs: number;
  /** Where it came from after redirects within the host. */
  url: string;
}

/**
 * One request, with its tries. Throws ProbeError and nothing else.
 * Tokens are added by the request layer from the environment, never by a probe.
 */
export type HttpRequest = (url: string, options: RequestOptions) => Promise<HttpResponse>;

/** Days until the certificate of a host ends, negative once it has; read separately from the request, which insists on a valid one. */
export type CertificateDays = (url: string) => Promise<number>;

/**
 * An open TCP connection for a protocol that is not HTTP; private addresses are refused as in a request. The caller
 * closes it. Throws ProbeError of kind `dns`, `connect`, `timeout` or `blocked`.
 */
export type Connect = (host: string, port: number) => Promise<Socket>;

/**
 * TXT records with their chunks joined, and MX records; none where the name or the record does not exist. Throws ProbeError of
 * kind `dns` where there was no answer.
 */
export interface Resolver {
  txt(name: string): Promise<string[]>;
  mx(name: string): Promise<{ exchange: string; priority: number }[]>;
}

/**
 * A request or an answer that went wrong. `theirs` tells a fault of the service (→ outcome `fail`) from one that may be
 * ours (DNS, proxy, a parser, a blocked address → outcome `error`, state unknown).
 */
export class ProbeError extends Error {
  override name = 'ProbeError';
  kind: CheckError['kind'];
  theirs: boolean;
  code: CheckError['code'];

  constructor(message: string, { kind, theirs, code, cause }: CheckError & { theirs: boolean; cause?: unknown }) {
    super(message, { cause });
    this.kind = kind;
    this.theirs = theirs;
    this.code = code;
  }
}

/** What `work` gives, or its ProbeError; any other error is a mistake of ours and is thrown on. */
export const attempt = async <T>(work: () => T | Promise<T>): Promise<{ value: T } | { error: ProbeError }> => {
  try {
    return { value: await work() };
  } catch (error) {
    if (error instanceof ProbeError) return { error };
    throw error;
  }
};
