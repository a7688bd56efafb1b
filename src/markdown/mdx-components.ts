// The components that every .mdx page may use without importing them, each with the attributes that it takes.

export const mdxComponents = {
  Ask: ['question'],
  Leadership: [],
  Secretary: [],
  Members: [],
  Series: [],
  Lists: [],
  Subprojects: [],
  Repositories: [],
  Requests: [],
  Stored: [],
  Forms: [],
  Done: [],
  Stuck: [],
} as const satisfies Record<string, readonly string[]>;
