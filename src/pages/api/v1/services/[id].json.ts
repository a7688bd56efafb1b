// One system for machines: state, figures, checks, days, outages and uptime.
import type { APIRoute } from 'astro';
import { serviceRecordBody } from '#api/service-record.ts';
import { loadFacts } from '#records/facts.ts';

export const getStaticPaths = async () => (await loadFacts()).services.map(({ id }) => ({ params: { id } }));

export const GET: APIRoute<object, { id: string }> = ({ params: { id }, locals: { here } }) =>
  Response.json(serviceRecordBody(here.get('services', id), { ...here.upkeep, now: here.now, address: here.address }));
