// 界面文字，中文，一个概念一个文件。en/ 逐项对应，少一项编译不过。
import { changes } from './zh/changes.ts';
import { documents } from './zh/documents.ts';
import { fields } from './zh/fields.ts';
import { home } from './zh/home.ts';
import { lists } from './zh/lists.ts';
import { meetings } from './zh/meetings.ts';
import { offline } from './zh/offline.ts';
import { people } from './zh/people.ts';
import { questions } from './zh/questions.ts';
import { registers } from './zh/registers.ts';
import { site } from './zh/site.ts';
import { status } from './zh/status.ts';
import { subprojects } from './zh/subprojects.ts';
import { twins } from './zh/twins.ts';
import { upkeep } from './zh/upkeep.ts';

export const zh = {
  ...site,
  ...home,
  ...questions,
  ...people,
  ...subprojects,
  ...lists,
  ...meetings,
  ...registers,
  ...documents,
  ...fields,
  ...upkeep,
  ...twins,
  ...status,
  ...changes,
  ...offline,
};

type Widen<T> = T extends string
  ? string
  : T extends (...args: infer A) => string
    ? (...args: A) => string
    : { [K in keyof T]: Widen<T[K]> };

export type Words = Widen<typeof zh>;
