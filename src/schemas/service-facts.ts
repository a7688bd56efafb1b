// What is known of a running system beside its URL: what it is for, what it is made of, who looks after it, what it stands on.
import { z } from 'astro/zod';
import type { Word } from '#language/locales.ts';
import { choice, field } from './field.ts';
import { httpsUrl, localized, reference, sourced, text } from './shapes.ts';

export const serviceLife = choice({
  planned: ['计划中', 'Planned'],
  active: ['运行中', 'Active'],
  deprecated: ['即将下线', 'Deprecated'],
  decommissioned: ['已下线', 'Decommissioned'],
});

const known = <T extends z.ZodType>(value: T, label: Word, help: Word) =>
  field(sourced(value).optional(), label, { help });

const someone = z.strictObject({ person: field(reference('people'), ['成员', 'Member']) });

/** Each a value with its source, or why there is none; left out where nobody has said anything. */
export const serviceFacts = {
  purpose: known(localized, ['用途', 'Purpose'], ['一句话说明用途', 'What it is for, in one sentence.']),
  software: known(text.meta({ examples: ['Koji'] }), ['软件', 'Software'], ['软件的名称', 'Name of the software.']),
  upstream: known(httpsUrl, ['上游', 'Upstream'], ['软件的上游代码仓', 'Repository of the software.']),
  bugs: known(httpsUrl, ['报告问题', 'Report problems'], ['报告该系统的问题的网址', 'Where problems are reported.']),
  docs: known(httpsUrl, ['使用说明', 'Documentation'], ['使用说明的网址', 'URL of its documentation.']),
  maintainer: known(someone, ['负责人', 'Maintainer'], ['已确认的负责人', 'Who is confirmed to maintain it.']),
  second: known(someone, ['后备负责人', 'Second'], ['已确认的后备负责人', 'Who is confirmed as second.']),
  dependsOn: known(
    z.array(reference('services')).min(1),
    ['依赖的系统', 'Depends on'],
    ['运行所依赖的系统：services/ 中的 ID', 'Systems that it needs: IDs in services/.'],
  ),
  region: known(localized, ['所在地区', 'Region'], ['所在的地区，不填写主机名', 'Where it runs. No host names.']),
  runbook: field(reference('docs').optional(), ['操作手册', 'Runbook'], {
    help: ['操作手册：docs/ 中的 ID', 'Its runbook: an ID in docs/.'],
  }),
  life: field(serviceLife.optional(), ['生命周期', 'Life cycle'], {
    help: ['生命周期；未知时省略', 'Where it is in its life. Omit if unknown.'],
  }),
};
