// Subprojects.
import type { WordTree } from './word.ts';

export const subproject = {
  stage: ['阶段', 'Stage'],
  stages: { active: ['运行中', 'Active'], incubating: ['孵化中', 'Incubating'], archived: ['已归档', 'Archived'] },
  reason: ['归档原因', 'Reason'],
  link: ['入口', 'Address'],
  repository: ['代码仓', 'Repository'],
  maintainers: ['负责人', 'Maintainers'],
  services: ['相关系统', 'Systems'],
  docs: ['相关文档', 'Documentation'],
  facts: ['登记事项', 'On record'],
  previous: ['上一个项目', 'Previous subproject'],
  next: ['下一个项目', 'Next subproject'],
  project: ['项目', 'Subproject'],
  noDocs: ['还没有为本项目写的指南或操作手册。', 'No guide or runbook has been written for this subproject yet.'],
} satisfies WordTree;
