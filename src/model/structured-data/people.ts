// The page of a person or a team. No more than it shows: the name, the affiliation, the role.
import type { Organization, Person, ProfilePage } from 'schema-dts';
import type { Profile } from '../people.ts';
import { pick } from '../translations.ts';
import type { Setting } from './graph.ts';
import { publisher } from './organization.ts';

/** `roles` are the words for the roles held today. */
export const profilePage = (setting: Setting, { person }: Profile, url: string, roles: string[]): ProfilePage => {
  const { kind, name, affiliation } = person.data;
  const shared = { name: pick(name, setting.locale).text, url, memberOf: publisher(setting) };
  const team: Organization = { '@type': 'Organization', ...shared };
  const individual: Person = {
    '@type': 'Person',
    ...shared,
    ...(affiliation && { affiliation: { '@type': 'Organization', name: pick(affiliation, setting.locale).text } }),
    ...(roles.length > 0 && { jobTitle: roles }),
  };
  return { '@type': 'ProfilePage', url, mainEntity: kind === 'team' ? team : individual };
};
