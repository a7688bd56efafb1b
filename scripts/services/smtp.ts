// A mock of a submission server: it answers what Postfix answered in the recording, and shows a certificate of its own.
import { createServer, type Socket } from 'node:net';
import { TLSSocket } from 'node:tls';
import { type Certificate, certificateFor } from './certificate.ts';
import { listen, type Service, type StartOptions } from './loopback.ts';
import { recordedText } from './recorded.ts';

/** What follows each command; the greeting follows none. */
type Answers = Map<string, string>;

const verbOf = (command: string) => command.split(' ', 1)[0]?.toUpperCase() ?? '';

/** The answers before and after the handshake, from lines `S: …` (server), `C: …` (client), `*: …` (handshake). */
export function answersIn(transcript: string): Answers[] {
  return transcript.split(/^\*:.*\n/m).map((part) => {
    const answers: Answers = new Map();
    let verb = '';
    for (const line of part.split('\n')) {
      if (line.startsWith('C: ')) verb = verbOf(line.slice(3));
      if (line.startsWith('S: ')) answers.set(verb, `${answers.get(verb) ?? ''}${line.slice(3)}\r\n`);
    }
    return answers;
  });
}

function converse(
  socket: Socket,
  [answers = new Map(), ...later]: Answers[],
  certificate: Certificate,
  heard: string[],
) {
  let rest = '';
  const onData = (chunk: Buffer) => {
    const lines = `${rest}${chunk}`.split('\r\n');
    rest = lines.pop() ?? '';
    for (const line of lines) {
      heard.push(line);
      const verb = verbOf(line);
      socket.write(answers.get(verb) ?? '502 5.5.2 Error: command not recognized\r\n');
      if (verb === 'QUIT') socket.end();
      if (verb !== 'STARTTLS') continue;
      socket.off('data', onData);
      converse(new TLSSocket(socket, { isServer: true, ...certificate }), later, certificate, heard);
    }
  };
  socket.on('data', onData);
  socket.on('error', () => socket.destroy());
  if (answers.has('')) socket.write(answers.get('') ?? '');
}

export interface SmtpOptions extends StartOptions {
  certificate?: Certificate;
  answers?: Answers[];
}

/** @returns also every command that was heard, in order. */
export async function start({
  now,
  certificate = certificateFor(now),
  answers = answersIn(recordedText('smtp/submission.transcript.txt')),
}: SmtpOptions): Promise<Service & { heard: string[] }> {
  const heard: string[] = [];
  const server = createServer((socket) => converse(socket, answers, certificate, heard));
  return { ...(await listen(server, 'smtp')), heard };
}
