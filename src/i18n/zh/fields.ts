// 字段说明的字，中文。
const folder = 'src/content';

export const fields = {
  fields: {
    heading: '记录和字段',
    note: '一个文件是一条记录。每种记录有哪些字段，怎样写：',
    title: (kind: string) => `${kind}：字段说明`,
    summary: (what: string, file: string) => `${what}，写在 ${file} 里。每个字段是什么，要不要写，怎样写。`,
    /** Chinese descriptions stand on the English page. */
    language: '',
    made: '新建',
    list: '字段',
    example: '写全了的样子',
    exampleNote: '值都是虚构的。文件里只写知道的，其余不写。',
    required: '必填',
    optional: '选填',
    only: (field: string, values: string) => `只有 ${field} 为 ${values} 时才写`,
    fallback: (value: string) => `不写就是 ${value}`,
    to: (collection: string) => `${collection}/ 中的编号`,
    types: {
      text: '文字',
      number: '整数',
      date: '日期',
      instant: '带时区的时间',
      'instant-or-date': '带时区的时间，或日期',
      'local-time': '当地时间',
      address: '网址',
      id: '编号',
      localized: '双语文字',
      choice: '选一个',
      list: '列表',
      group: '一组字段',
    },
    kinds: {
      people: { title: '成员', what: '一个人，或一个团队', file: `${folder}/people/<编号>.yaml` },
      subprojects: { title: '所辖项目', what: '一个所辖项目', file: `${folder}/subprojects/<编号>/zh.md` },
      services: { title: '系统', what: '一个运行中的系统', file: `${folder}/services/<编号>.yaml` },
      lists: { title: '邮件列表', what: '一个邮件列表', file: `${folder}/lists/<编号>.yaml` },
      series: { title: '会议系列', what: '一个会议系列', file: `${folder}/series/<编号>.yaml` },
      meetings: { title: '会议', what: '一次会议和它的纪要', file: `${folder}/meetings/<年>/<日期>-<系列>.md` },
      notices: {
        title: '事故和维护',
        what: '一次事故，或一个维护窗口',
        file: `${folder}/notices/<年>/<日期>-<名称>.md`,
      },
      docs: { title: '文档', what: '一篇指南或操作手册', file: `${folder}/docs/<栏目>/<编号>/zh.md` },
      news: { title: '公告', what: '一则公告', file: `${folder}/news/<年>/<日期>-<名称>/zh.md` },
      pages: { title: '页面', what: '一个页面', file: `${folder}/pages/<编号>/zh.md` },
      questions: { title: '待确认的问题', what: '一个待确认的问题', file: `${folder}/questions/<编号>.yaml` },
      translations: { title: '译文', what: '一篇原文的英文译文', file: `${folder}/…/en.md` },
    },
  },
};
