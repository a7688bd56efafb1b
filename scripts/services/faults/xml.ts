// XML that no service has a good reason to send.
const nested = (depth: number): string => `${'<a>'.repeat(depth)}${'</a>'.repeat(depth)}`;

/** An entity that doubles nine times over. */
const laughs = Array.from({ length: 9 }, (_, n) => `<!ENTITY l${n + 1} "&l${n};&l${n};">`).join('');

export const badXml: Record<string, string> = {
  empty: '',
  'no XML': 'Service temporarily unavailable',
  'HTML of a captive portal':
    '<html><head><meta charset="utf-8"><title>Login</title></head><body><p>Welcome<br></body></html>',
  truncated: '<?xml version="1.0"?><repomd><revision>1</revision><data type="primary"><location href="x"/>',
  'truncated within CDATA': '<a><![CDATA[never ends',
  'truncated within a comment': '<a><!-- never ends',
  'a DOCTYPE': '<!DOCTYPE a><a>1</a>',
  'a DOCTYPE of another file': '<!DOCTYPE a SYSTEM "file:///etc/passwd"><a>1</a>',
  'an entity bomb': `<!DOCTYPE a [<!ENTITY l0 "ha">${laughs}]><a>&l9;</a>`,
  'an entity that nobody declared': '<a>&nbsp;</a>',
  'nesting 10,000 deep': nested(10_000),
  'nesting just too deep': nested(101),
  'a raw control character': '<a>\u001b[31mred</a>',
  'a null character': '<a>\u0000</a>',
  'two roots': '<a/><b/>',
  'two roots of one name': '<a/><a/>',
  'text after the root': '<a/>text',
  'an attribute twice': '<a b="1" b="2"/>',
  'a bare ampersand': '<a>AT&T</a>',
  'a name that would change the prototype of objects': '<a><__proto__><polluted>1</polluted></__proto__></a>',
};
