// A mock of a name server: the TXT and MX records of a domain that sends mail, and nothing else (RFC 1035).
import { createSocket } from 'node:dgram';
import { once } from 'node:events';

const types = { mx: 15, txt: 16 };
const noSuchName = 3;

export interface NameServer {
  /** As `setServers` of node:dns takes it. */
  address: string;
  close(): Promise<void>;
}

const word = (value: number) => Buffer.from([value >> 8, value & 0xff]);
const counted = (part: Buffer) => Buffer.concat([Buffer.from([part.length]), part]);
const nameOf = (name: string) =>
  Buffer.concat([...name.split('.').map((part) => counted(Buffer.from(part))), word(0).subarray(1)]);

/** A text goes out in pieces of at most 255 bytes. */
function txt(text: string): Buffer {
  const bytes = Buffer.from(text);
  const starts = Array.from({ length: Math.ceil(bytes.length / 255) }, (_, index) => index * 255);
  return Buffer.concat(starts.map((start) => counted(bytes.subarray(start, start + 255))));
}

const domain = 'example.org';
const records: Record<string, Buffer[]> = {
  [`${types.txt} ${domain}`]: [txt('unrelated=1'), txt(`v=spf1 mx ${'ip4:192.0.2.1 '.repeat(20)}-all`)],
  [`${types.txt} _dmarc.${domain}`]: [txt(`v=DMARC1; p=reject; rua=mailto:dmarc@${domain}`)],
  [`${types.mx} ${domain}`]: [Buffer.concat([word(10), nameOf(`smtp.${domain}`)])],
};

/** The question: the name it asks about, the type of record, and where it ends. */
export function questionIn(query: Buffer): { name: string; type: number; end: number } {
  const parts: string[] = [];
  let at = 12;
  for (let length = query[at] ?? 0; length > 0; length = query[at] ?? 0) {
    parts.push(query.toString('latin1', at + 1, at + 1 + length));
    at += 1 + length;
  }
  return { name: parts.join('.').toLowerCase(), type: query.readUInt16BE(at + 1), end: at + 5 };
}

/** The answer to a query: records of the type asked for, and the code (RFC 1035, 4.1.1). */
export function answerTo(query: Buffer, found: Buffer[], code: number): Buffer {
  const { type, end } = questionIn(query);
  const flags = 0x8580 | code;
  const header = [query.subarray(0, 2), ...[flags, 1, found.length, 0, 0].map(word)];
  // The name by a pointer to the question, the Internet class, a minute to live.
  const answers = found.map((data) => [word(0xc00c), word(type), word(1), word(0), word(60), word(data.length), data]);
  return Buffer.concat([...header, query.subarray(12, end), ...answers.flat()]);
}

const recorded = (query: Buffer): Buffer => {
  const { name, type } = questionIn(query);
  const isKnown = Object.keys(records).some((key) => key.endsWith(` ${name}`));
  return answerTo(query, records[`${type} ${name}`] ?? [], isKnown ? 0 : noSuchName);
};

/** Over UDP on 127.0.0.1. */
export async function start(): Promise<NameServer> {
  const socket = createSocket('udp4');
  socket.on('message', (query, { port: from, address }) => socket.send(recorded(query), from, address));
  await once(socket.bind(0, '127.0.0.1'), 'listening');
  return {
    address: `127.0.0.1:${socket.address().port}`,
    close: () => new Promise((resolve) => socket.close(() => resolve())),
  };
}
