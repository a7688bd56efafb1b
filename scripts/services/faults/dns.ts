// A name server that goes wrong: it is silent, slow, lies, refuses, or knows only some of the names.
import { createSocket } from 'node:dgram';
import { once } from 'node:events';
import { answerTo, type NameServer, questionIn } from '#scripts/services/dns.ts';

/** An IPv4 address, or what is done instead of an answer: nothing, SERVFAIL, no such name. */
export type Said = string | 'silence' | 'failure' | 'nothing';

export interface FaultyNames {
  /** What is said of a name. */
  say(name: string): Said;
  delayMs?: number;
  port?: number;
}

const addressType = 1;
const codes: Record<string, number> = { failure: 2, nothing: 3 };

/** Over UDP on 127.0.0.1, at any free port unless one is given. */
export async function startFaultyNames({ say, delayMs = 0, port = 0 }: FaultyNames): Promise<NameServer> {
  const socket = createSocket('udp4');
  const waiting = new Set<NodeJS.Timeout>();
  socket.on('message', (query, { port: from, address }) => {
    const { name, type } = questionIn(query);
    const said = say(name);
    if (said === 'silence') return;
    const code = codes[said];
    const found = code === undefined && type === addressType ? [Buffer.from(said.split('.').map(Number))] : [];
    const timer = setTimeout(() => socket.send(answerTo(query, found, code ?? 0), from, address), delayMs);
    waiting.add(timer);
  });
  await once(socket.bind(port, '127.0.0.1'), 'listening');
  return {
    address: `127.0.0.1:${socket.address().port}`,
    close: () => {
      for (const timer of waiting) clearTimeout(timer);
      return new Promise((resolve) => socket.close(() => resolve()));
    },
  };
}
