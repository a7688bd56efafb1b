// The grammar of RPM .spec files, which no library has: https://rpm-software-management.github.io/rpm/manual/spec.html
import type { LanguageRegistration } from 'shiki/core';

const macro = { name: 'keyword.other.macro.spec', match: '%(?:%|\\{[^}]*\\}|[?!]*\\w+|[*#]{1,2}|\\d)' };
const string = { name: 'string.quoted.spec', match: '"[^"\\n]*"|\'[^\'\\n]*\'' };

export const rpmSpec: LanguageRegistration = {
  name: 'spec',
  aliases: ['rpmspec', 'rpm-spec'],
  scopeName: 'source.spec',
  patterns: [
    { name: 'comment.line.spec', match: '^\\s*#.*$' },
    {
      name: 'keyword.control.section.spec',
      match:
        '^%(?:package|description|prep|generate_buildrequires|conf|build|install|check|clean|files|changelog|pretrans|pre|post|preun|postun|posttrans|trigger\\w*|filetrigger\\w*|sourcelist|patchlist|if\\w*|el\\w+|endif|define|global|undefine|include)\\b',
    },
    { match: '^\\s*([A-Z]\\w*(?:\\([^)]*\\))?)(:)', captures: { 1: { name: 'entity.name.tag.spec' } } },
    { name: 'constant.numeric.date.spec', match: '^\\* \\w{3} \\w{3} +\\d{1,2} \\d{4}' },
    macro,
    string,
  ],
  repository: {},
};
