// The components that every .mdx page may use without importing them.

export const mdxComponentNames = [
  'Ask',
  'Leadership',
  'Secretary',
  'Members',
  'Series',
  'Lists',
  'Subprojects',
  'Repositories',
  'Done',
  'Stuck',
] as const;
