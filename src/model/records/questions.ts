// Open questions: which stand beside which record or field.
import { table } from '#schemas/collections.ts';
import type { Data, Entry, Facts } from './facts.ts';

export type Question = Data<'questions'>;
export type Subject = Question['about'];
export type QuestionEntry = Entry<Question>;

export const subjectsOf = ({ data }: QuestionEntry): Subject[] => [data.about, ...data.also];

/** Questions about a record; with `field`, only those about that field or a part of it: `roles` or `roles.member`. */
export const questionsAbout = (
  { questions }: Facts,
  { collection, id, field }: { collection: string; id: string; field?: string | undefined },
): QuestionEntry[] =>
  questions.filter((question) =>
    subjectsOf(question).some(
      (about) =>
        about.collection === collection &&
        about.id === id &&
        (field === undefined || about.field === field || about.field?.startsWith(`${field}.`) === true),
    ),
  );

/** In the order of the original charter; those about the document as a whole come last. */
export const inDocumentOrder = (questions: QuestionEntry[]): QuestionEntry[] =>
  [...questions].sort((a, b) => (a.data.line ?? Infinity) - (b.data.line ?? Infinity) || (a.id < b.id ? -1 : 1));

/** Address of a question among the open ones, with what is known about it. */
export const questionPath = table.questions.address;

/** The sources on the web of what is known about these questions, each once. */
export const sourcesOf = (questions: QuestionEntry[]): { title: string; url: string }[] => {
  const sources = questions.flatMap(({ data }) => data.sources);
  const byUrl = new Map(sources.flatMap(({ title, url }) => (url ? [[url, { title, url }] as const] : [])));
  return [...byUrl.values()];
};
