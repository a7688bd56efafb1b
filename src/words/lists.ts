// Mailing lists.
import type { WordTree } from './word.ts';

export const list = {
  address: ['地址', 'Address'],
  purpose: ['用途', 'Purpose'],
  archive: ['归档', 'Archive'],
  subscribe: ['订阅', 'Subscribe'],
  write: ['写信', 'Write'],
} satisfies WordTree;
