// What the fields of records and their values are called: no other place says it.
import type { z } from 'astro/zod';
import type { Locale } from '#language/locales.ts';
import { type SourceCollection, table } from './collections.ts';
import { type FieldOf, labelIn, meaningIn } from './field.ts';
import { action, actionState, comingState, decision, everyone, meetingStanding, meetingState } from './meeting.ts';
import { noticeKind, noticeState } from './notice.ts';
import { accounts, personKind } from './person.ts';
import { requestKind } from './request.ts';
import { serviceLife } from './service-facts.ts';
import { serviceOwner } from './service.ts';
import { openState, roleName } from './shapes.ts';
import { checkErrorKind, checkOutcome, figures, historyDay, mirroredRepo, shownState } from './snapshot.ts';
import { subprojectStage } from './subproject.ts';

/** Groups of fields that are no records. */
const groups = { accounts, action, decision, figures, historyDay, mirroredRepo };

type Group = keyof typeof groups;
/** What has fields with labels: records of a collection, or a group of fields. */
export type Labelled = SourceCollection | Group;
export type FieldIn<Of extends Labelled> = FieldOf<
  Of extends Group ? (typeof groups)[Of] : Of extends SourceCollection ? (typeof table)[Of]['schema'] : never
>;

/** What a field is called; one that no schema has keeps its name. */
export const labelOf = (of: Labelled, field: string, locale: Locale): string =>
  labelIn(of in groups ? groups[of as Group] : table[of as SourceCollection].schema, field, locale);

/** The values that pages and reports name. */
export const choices = {
  actionState,
  checkErrorKind,
  checkOutcome,
  comingState,
  everyone,
  meetingStanding,
  meetingState,
  noticeKind,
  noticeState,
  openState,
  personKind,
  requestKind,
  role: roleName,
  serviceLife,
  serviceOwner,
  serviceState: shownState,
  stage: subprojectStage,
};

export type ChoiceName = keyof typeof choices;
export type ValueIn<Of extends ChoiceName> = z.output<(typeof choices)[Of]>;

/** What a value is called. */
export const meaningOf = <Of extends ChoiceName>(of: Of, value: ValueIn<Of>, locale: Locale): string =>
  meaningIn(choices[of], value, locale);
