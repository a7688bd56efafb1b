// 所辖项目的字，中文。

export const subprojects = {
  subproject: {
    stage: '阶段',
    stages: { active: '运行中', incubating: '孵化中', archived: '已归档' },
    reason: '归档原因',
    link: '入口',
    repository: '代码仓',
    maintainers: '负责人',
    services: '相关系统',
    docs: '相关文档',
    facts: '登记事项',
    previous: '上一个项目',
    next: '下一个项目',
    project: '项目',
    noDocs: '还没有为本项目写的指南或操作手册。',
  },
};
