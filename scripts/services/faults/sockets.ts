// Addresses at which no web server answers: nothing listens, no connection is accepted, another protocol is spoken.
import { once } from 'node:events';
import { connect, createServer, type Socket } from 'node:net';
import { Worker } from 'node:worker_threads';
import { listen, type Service } from '#scripts/services/loopback.ts';

/** A port that was free a moment ago, and refuses connections. */
export const refusing = async (): Promise<string> => {
  const { address, close } = await listen(createServer(), 'http');
  await close();
  return address;
};

/** Answers every connection with the greeting of another protocol. */
export const babbling = (): Promise<Service> =>
  listen(
    createServer((socket) => {
      socket.on('error', () => {});
      socket.write('SSH-2.0-OpenSSH_9.6\r\n');
    }),
    'http',
  );

/** Listens, then stops its thread for good: what is connected waits in a queue of the kernel and is never accepted. */
const listener = `
  const { parentPort } = require('node:worker_threads');
  const server = require('node:net').createServer();
  server.listen({ port: 0, host: '127.0.0.1', backlog: 1 }, () => {
    parentPort.postMessage(server.address().port);
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0);
  });
`;

/** A port whose queue is full: the kernel drops what else would connect, as a firewall does. */
export const unreachable = async (): Promise<Service> => {
  const worker = new Worker(listener, { eval: true });
  const [port] = (await once(worker, 'message')) as [number];
  const sockets: Socket[] = [];
  // A queue for one takes two.
  for (let count = 0; count < 2; count += 1) {
    const socket = connect(port, '127.0.0.1').on('error', () => {});
    sockets.push(socket);
    await once(socket, 'connect');
  }
  return {
    address: `http://127.0.0.1:${port}`,
    close: async () => {
      for (const socket of sockets) socket.destroy();
      await worker.terminate();
    },
  };
};
