// /api/v1/questions.json from the facts.
import type { Api } from '../../schemas/api.ts';
import { inDocumentOrder, questionPath } from '../questions.ts';
import { subjectPath } from '../subjects.ts';
import { type ApiSource, pageAt } from './source.ts';

export const questions = (source: ApiSource): Api['questions']['questions'] =>
  inDocumentOrder(source.facts.questions).map(({ id, file, data: { also, about, ...data } }) => ({
    ...data,
    id,
    page: pageAt(source, questionPath(id)),
    file,
    about: [about, ...also].map((subject) => ({
      ...subject,
      page: pageAt(source, subjectPath(source.facts, subject)),
    })),
  }));
