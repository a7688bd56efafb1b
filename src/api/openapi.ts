// /api/openapi.json: every path of the data interfaces as one OpenAPI 3.1 document.
import type { z } from 'astro/zod';
import { answerNames } from '#model/status/statuspage.ts';
import { publicSchema } from '#schemas/shape.ts';
import { apiAbout, apiNames, apiSchema } from './api.ts';
import { serviceRecordShape } from './service-record.ts';

const get = (operationId: string, description: string, schema: object, more: object = {}) => ({
  get: {
    operationId,
    summary: description,
    ...more,
    responses: { 200: { description, content: { 'application/json': { schema } } } },
  },
});

const reference = (name: string) => ({ $ref: `#/components/schemas/${name}` });

const schemaOf = (shape: z.ZodType) => {
  const { $schema: _, ...schema } = publicSchema(shape);
  return schema;
};

const id = { name: 'id', in: 'path', required: true, description: '系统的 ID', schema: { type: 'string' } };

/** The document of a site; its schemas are those at /api/v1/schema/. */
export const openApi = (title: string, address: string) => ({
  openapi: '3.1.1',
  info: { title, version: '1', description: '静态的 JSON 文件，在构建时生成，无需令牌。v1 的字段只增加。' },
  servers: [{ url: address.replace(/\/$/, '') }],
  paths: Object.fromEntries([
    ...apiNames.map((name) => [`/api/v1/${name}.json`, get(name, apiAbout[name][0], reference(name))]),
    ['/api/v1/services/{id}.json', get('service', apiAbout.service[0], reference('service'), { parameters: [id] })],
    ...answerNames.map((name) => [
      `/api/v2/${name}.json`,
      get(`v2-${name.replace('/', '-')}`, `Statuspage 的 ${name}.json`, { type: 'object' }),
    ]),
  ]) as Record<string, object>,
  components: {
    schemas: Object.fromEntries([
      ...apiNames.map((name) => [name, schemaOf(apiSchema(name))]),
      ['service', schemaOf(serviceRecordShape)],
    ]) as Record<string, object>,
  },
});
