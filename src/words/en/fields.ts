// The words of the reference of fields, in English.
import type { Words } from '#words/zh.ts';

const folder = 'src/content';

export const fields: Pick<Words, 'fields'> = {
  fields: {
    heading: 'Records and fields',
    note: 'A file is a record. Which fields each kind has, and how they are written:',
    title: (kind) => `${kind}: fields`,
    summary: (what) => `${what}: what each field is, whether it is required, and how it is written.`,
    language: 'Records are written in Chinese, and so are the descriptions of their fields.',
    file: 'File',
    made: 'New',
    list: 'Fields',
    example: 'With every field',
    exampleNote: 'All values are invented. Write what is known and leave out the rest.',
    required: 'required',
    optional: 'optional',
    only: (field, values) => `only where ${field} is ${values}`,
    fallback: (value) => `${value} where left out`,
    to: (collection) => `an id of ${collection}/`,
    types: {
      text: 'text',
      number: 'whole number',
      date: 'date',
      instant: 'time with offset',
      'instant-or-date': 'time with offset, or date',
      'local-time': 'local time',
      address: 'address',
      id: 'id',
      localized: 'text in both languages',
      choice: 'one of',
      list: 'list',
      group: 'group of fields',
    },
    kinds: {
      people: { title: 'Member', what: 'A person or a team', file: `${folder}/people/<id>.yaml` },
      subprojects: { title: 'Subproject', what: 'A subproject', file: `${folder}/subprojects/<id>/zh.md` },
      services: { title: 'System', what: 'A running system', file: `${folder}/services/<id>.yaml` },
      lists: { title: 'Mailing list', what: 'A mailing list', file: `${folder}/lists/<id>.yaml` },
      series: { title: 'Meeting series', what: 'A meeting series', file: `${folder}/series/<id>.yaml` },
      meetings: {
        title: 'Meeting',
        what: 'A meeting with its minutes',
        file: `${folder}/meetings/<year>/<date>-<series>.md`,
      },
      notices: {
        title: 'Incident or maintenance',
        what: 'An incident or a maintenance window',
        file: `${folder}/notices/<year>/<date>-<name>.md`,
      },
      docs: { title: 'Doc', what: 'A guide or runbook', file: `${folder}/docs/<section>/<id>/zh.md` },
      news: { title: 'Announcement', what: 'An announcement', file: `${folder}/news/<year>/<date>-<name>/zh.md` },
      pages: { title: 'Page', what: 'A page', file: `${folder}/pages/<id>/zh.md` },
      questions: { title: 'Open question', what: 'An open question', file: `${folder}/questions/<id>.yaml` },
      redirects: {
        title: 'Old address',
        what: 'A page whose address has changed',
        file: `${folder}/redirects/<id>.yaml`,
      },
      translations: { title: 'Translation', what: 'The English translation of a text', file: `${folder}/…/en.md` },
    },
  },
};
