// The reference of fields.
import type { WordTree } from './word.ts';

export const fields = {
  heading: ['记录和字段', 'Records and fields'],
  note: ['一个文件是一条记录。各类记录的字段和写法：', 'One file is one record. Fields of each kind of record:'],
  title: (kind: string) => [`${kind}：字段说明`, `${kind}: fields`],
  summary: (what: string) => [
    `${what}的字段：含义、是否必填和写法。`,
    `${what}: meaning, requirement and format of each field.`,
  ],
  file: ['文件', 'File'],
  made: ['新建', 'New'],
  list: ['字段', 'Fields'],
  example: ['完整示例', 'Full example'],
  exampleNote: [
    '示例中的值均为虚构。只填写已知的字段。',
    'All values are invented. Fill in only the fields that you know.',
  ],
  required: ['必填', 'required'],
  optional: ['选填', 'optional'],
  only: (field: string, values: string) => [`仅当 ${field} 为 ${values} 时填写`, `only if ${field} is ${values}`],
  fallback: (value: string) => [`默认值：${value}`, `default: ${value}`],
  to: (collection: string) => [`${collection}/ 中的 ID`, `an ID in ${collection}/`],
  types: {
    text: ['文字', 'text'],
    number: ['整数', 'whole number'],
    date: ['日期', 'date'],
    instant: ['带时区的时间', 'time with offset'],
    'instant-or-date': ['带时区的时间，或日期', 'time with offset, or date'],
    'local-time': ['当地时间', 'local time'],
    address: ['网址', 'URL'],
    id: ['ID', 'ID'],
    localized: ['双语文字', 'text in both languages'],
    choice: ['单选', 'one of'],
    list: ['列表', 'list'],
    group: ['一组字段', 'group of fields'],
  },
  /** The parts of a file's path that vary. */
  parts: {
    id: ['ID', 'ID'],
    section: ['栏目', 'section'],
    year: ['年', 'year'],
    date: ['日期', 'date'],
    series: ['系列', 'series'],
    name: ['名称', 'name'],
  },
} satisfies WordTree;
