// What the stand-in services have in common: a server on 127.0.0.1 that closes with everything connected to it.
import { createServer as createHttpServer, type RequestListener } from 'node:http';
import { createServer as createHttpsServer } from 'node:https';
import type { AddressInfo, Server, Socket } from 'node:net';
import type { Certificate } from './certificate.ts';

export interface Service {
  /** Scheme, 127.0.0.1 and port, without a slash at the end. */
  address: string;
  close(): Promise<void>;
}

export interface StartOptions {
  /** Default: any free port. */
  port?: number;
  /** What the answers take for today. */
  now: Date;
}

/** Listens on 127.0.0.1 with any server of node:net, node:http or node:https. */
export async function listen(server: Server, scheme: string, port = 0): Promise<Service> {
  const sockets = new Set<Socket>();
  server.on('connection', (socket: Socket) => {
    sockets.add(socket);
    socket.once('close', () => sockets.delete(socket));
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', resolve);
  });
  return {
    address: `${scheme}://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        for (const socket of sockets) socket.destroy();
      }),
  };
}

/** An HTTP server on 127.0.0.1, HTTPS with a certificate. */
export const serve = (answer: RequestListener, port?: number, certificate?: Certificate): Promise<Service> =>
  certificate === undefined
    ? listen(createHttpServer(answer), 'http', port)
    : listen(createHttpsServer(certificate, answer), 'https', port);
