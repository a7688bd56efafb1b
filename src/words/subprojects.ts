// Subprojects.
import type { WordTree } from './word.ts';

export const subproject = {
  docs: ['相关文档', 'Documentation'],
  facts: ['登记事项', 'On record'],
  previous: ['上一个项目', 'Previous subproject'],
  next: ['下一个项目', 'Next subproject'],
  project: ['项目', 'Subproject'],
  noDocs: ['还没有为本项目写的指南或操作手册。', 'No guide or runbook has been written for this subproject yet.'],
} satisfies WordTree;
