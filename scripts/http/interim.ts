// `100 Continue` before an answer: allowed at any time (RFC 9110, 15.2), and undici breaks off at it.
import type { Socket } from 'node:net';

const interim = /^HTTP\/1\.[01] 100[^\n]*\n(?:[^\r\n][^\n]*\n)*\r?\n/;
const opening = 'HTTP/1.1 100';
/** A head without end is undici's to refuse. */
const maxHead = 16 * 1024;

/** Whether the start of an answer may yet turn out to be an interim one. */
const isUndecided = (text: string): boolean => {
  const start = text.slice(0, opening.length).replace('HTTP/1.0', 'HTTP/1.1');
  return text.length < maxHead && (text.length < opening.length ? opening.startsWith(start) : start === opening);
};

/** The same socket, whose reader sees each answer from its final status on. For one request at a time. */
export const withoutContinue = (socket: Socket): Socket => {
  const [read, write] = [socket.read.bind(socket), socket.write.bind(socket)];
  let held = '';
  let isStart = true;
  socket.write = ((...given: Parameters<Socket['write']>) => {
    isStart = true;
    return write(...given);
  }) as Socket['write'];
  socket.read = (size?: number) => {
    for (;;) {
      const chunk: Buffer | null = read(size);
      if (chunk === null || !isStart) return chunk;
      held += chunk.toString('latin1');
      while (interim.test(held)) held = held.replace(interim, '');
      if (held === '' || isUndecided(held)) continue;
      const answer = Buffer.from(held, 'latin1');
      [held, isStart] = ['', false];
      return answer;
    }
  };
  return socket;
};
