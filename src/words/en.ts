// Interface words, English, a file for each concept; a key that zh/ has and en/ lacks does not compile.
import { changes } from './en/changes.ts';
import { documents } from './en/documents.ts';
import { fields } from './en/fields.ts';
import { home } from './en/home.ts';
import { lists } from './en/lists.ts';
import { meetings } from './en/meetings.ts';
import { offline } from './en/offline.ts';
import { people } from './en/people.ts';
import { questions } from './en/questions.ts';
import { registers } from './en/registers.ts';
import { site } from './en/site.ts';
import { status } from './en/status.ts';
import { subprojects } from './en/subprojects.ts';
import { twins } from './en/twins.ts';
import { upkeep } from './en/upkeep.ts';
import type { Words } from './zh.ts';

export const en: Words = {
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
