// Records that are YAML files.
import { isHole } from '#model/records/holes.ts';
import type { Kind } from '#scripts/new/kind.ts';
import { idLike } from '#scripts/new/kind.ts';
import { nextOrder } from '#scripts/new/kind.ts';

export const dataKinds: Kind[] = [
  {
    name: 'person',
    collection: 'people',
    description: '一个人，或一个团队',
    id: idLike('member-a'),
    path: (_, request) => `people/${request.id}.yaml`,
  },
  {
    name: 'service',
    collection: 'services',
    description: '一个运行中的系统',
    id: idLike('build'),
    path: (_, request) => `services/${request.id}.yaml`,
  },
  {
    name: 'list',
    collection: 'lists',
    description: '一个邮件列表',
    id: idLike('sig-example'),
    known: (_, { facts }) => nextOrder(facts.lists),
    path: (_, request) => `lists/${request.id}.yaml`,
  },
  {
    name: 'series',
    collection: 'series',
    description: '一个会议系列',
    id: idLike('biweekly'),
    known: ({ rule }, { facts, zone }) => ({ ...nextOrder(facts.series), ...(rule && !isHole(rule) ? { zone } : {}) }),
    needs: ({ rule }) => (rule && !isHole(rule) ? ['start'] : []),
    path: (_, request) => `series/${request.id}.yaml`,
  },
  {
    name: 'question',
    collection: 'questions',
    description: '一个待确认的问题',
    id: idLike('some-question'),
    path: (_, request) => `questions/${request.id}.yaml`,
  },
  {
    name: 'redirect',
    collection: 'redirects',
    description: '一个改了网址的页面，旧网址转到新的',
    id: idLike('some-page'),
    path: (_, request) => `redirects/${request.id}.yaml`,
  },
];
