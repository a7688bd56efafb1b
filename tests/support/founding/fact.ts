// What one fact is, and the words of the interface that tell it.
import type { Both, Place } from '../places.ts';

export interface Fact {
  /** Of the original charter. */
  line: number;
  /** Address of the Chinese page; the English one stands under /en. */
  page: string;
  /** What is said, for the test’s name. */
  what: string;
  place: Place;
  /** Everything that stands at the place, in order. */
  text: Both[];
  /** The text stands there among others. */
  among?: boolean;
}

export const said = (zh: string, en: string): Both => ({ zh, en });
/** A text that is the same in both languages, such as an address. */
export const same = (text: string): Both => ({ zh: text, en: text });

export const fact = (line: number, page: string, what: string, place: Place, ...text: Both[]): Fact => ({
  line,
  page,
  what,
  place,
  text,
});

export const factAmong = (...given: Parameters<typeof fact>): Fact => ({ ...fact(...given), among: true });

/** TBD, N/A, or nothing said. */
export type HoleSaid = 'unknown' | 'none' | 'unsaid';

export const holes: Record<HoleSaid, Both> = {
  unknown: said('待确认', 'To be confirmed'),
  none: said('不适用', 'Not applicable'),
  unsaid: said('未注明', 'Not stated'),
};

/** Of a list that the site works out: nothing was found. */
export const nothing = said('无', 'none');

export const roles = {
  chair: said('联席组长', 'Co-chair'),
  secretary: said('秘书', 'Secretary'),
  member: said('成员', 'Member'),
};

export const labels = {
  roles: said('角色', 'Roles'),
  affiliation: said('单位', 'Affiliation'),
  duties: said('工作职责', 'Duties'),
  maintains: said('负责的项目', 'Maintains'),
  link: said('网址', 'URL'),
  repository: said('代码仓', 'Repository'),
  maintainers: said('负责人', 'Maintainers'),
  time: said('时间', 'Time'),
  place: said('地点', 'Place'),
  address: said('邮件地址', 'Email address'),
};
