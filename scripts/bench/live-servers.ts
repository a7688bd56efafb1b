// The services of the live benchmark: web servers on this machine that answer late, never, or without end.
import type { RequestListener, ServerResponse } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { type Service, serve } from '#scripts/services/loopback.ts';

const html = { 'content-type': 'text/html; charset=utf-8' };
const page = '<!doctype html><title>example</title><p>ok';

const afterOneSecond: RequestListener = async (_request, response) => {
  await sleep(1000);
  response.writeHead(200, html).end(page);
};

const never: RequestListener = () => {};

/** As fast as the reader takes it. */
const pour = (response: ServerResponse): void => {
  const chunk = Buffer.alloc(64 * 1024, '<p>');
  const more = () => {
    while (!response.destroyed && response.write(chunk));
  };
  response.on('drain', more);
  more();
};

const withoutEnd: RequestListener = (_request, response) => pour(response.writeHead(200, html));

/** What one service of a round does. */
const behaviours = { slow: afterOneSecond, silent: never, endless: withoutEnd };
export type Behaviour = keyof typeof behaviours;

/** Starts one server for each, on a port of its own: to whoever asks, they are different hosts. */
export const startServers = (services: Behaviour[]): Promise<Service[]> =>
  Promise.all(services.map((behaviour) => serve(behaviours[behaviour])));
