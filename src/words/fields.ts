// The reference of fields.
import type { WordTree } from './word.ts';

export const fields = {
  heading: ['记录和字段', 'Records and fields'],
  note: [
    '一个文件是一条记录。每种记录有哪些字段，怎样写：',
    'A file is a record. Which fields each kind has, and how they are written:',
  ],
  title: (kind: string) => [`${kind}：字段说明`, `${kind}: fields`],
  summary: (what: string) => [
    `${what}：每个字段是什么，要不要写，怎样写。`,
    `${what}: what each field is, whether it is required, and how it is written.`,
  ],
  file: ['文件', 'File'],
  made: ['新建', 'New'],
  list: ['字段', 'Fields'],
  example: ['写全了的样子', 'With every field'],
  exampleNote: [
    '值都是虚构的。文件里只写知道的，其余不写。',
    'All values are invented. Write what is known and leave out the rest.',
  ],
  required: ['必填', 'required'],
  optional: ['选填', 'optional'],
  only: (field: string, values: string) => [`只有 ${field} 为 ${values} 时才写`, `only where ${field} is ${values}`],
  fallback: (value: string) => [`不写就是 ${value}`, `${value} where left out`],
  to: (collection: string) => [`${collection}/ 中的编号`, `an id of ${collection}/`],
  types: {
    text: ['文字', 'text'],
    number: ['整数', 'whole number'],
    date: ['日期', 'date'],
    instant: ['带时区的时间', 'time with offset'],
    'instant-or-date': ['带时区的时间，或日期', 'time with offset, or date'],
    'local-time': ['当地时间', 'local time'],
    address: ['网址', 'URL'],
    id: ['编号', 'id'],
    localized: ['双语文字', 'text in both languages'],
    choice: ['选一个', 'one of'],
    list: ['列表', 'list'],
    group: ['一组字段', 'group of fields'],
  },
  /** The parts of a file's path that vary. */
  parts: {
    id: ['编号', 'id'],
    section: ['栏目', 'section'],
    year: ['年', 'year'],
    date: ['日期', 'date'],
    series: ['系列', 'series'],
    name: ['名称', 'name'],
  },
} satisfies WordTree;
