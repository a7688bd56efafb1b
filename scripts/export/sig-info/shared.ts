// What both formats are written from, and how: nothing that is not known.
import type { Facts } from '../../../src/model/facts.ts';
import type { SiteConfig } from '../../../src/schemas/site.ts';

export type Data = Record<string, unknown>;

export interface Source {
  facts: Facts;
  site: SiteConfig;
  /** `YYYY-MM-DD` */
  today: string;
}

export interface Written {
  data: Data;
  /** Fields of the format that stay empty, each with the reason. */
  missing: string[];
}

export const filled = (data: Data): Data =>
  Object.fromEntries(
    Object.entries(data).filter(([, value]) => value !== undefined && !(Array.isArray(value) && value.length === 0)),
  );

/** The list that everybody may write to. */
export const mailingList = ({ facts, site }: Source): string | undefined =>
  facts.lists.find(({ id }) => id === site.contactList)?.data.address;

export const noPlace = '秘书和成员：这种格式没有它们的位置，只写了联席组长';
