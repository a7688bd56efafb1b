// /api/v1/services.json from the facts.
import type { Api } from '../../schemas/api.ts';
import { ownerOf } from '../subprojects.ts';
import { type ApiSource, pageAt } from './source.ts';

export const services = (source: ApiSource): Api['services']['services'] =>
  source.facts.services.map(({ id, file, data: { probe, ...data } }) => ({
    ...data,
    id,
    page: pageAt(source, `/status/${id}/`),
    file,
    subproject: ownerOf(source.facts, id)?.id,
    probe: probe.kind,
  }));
