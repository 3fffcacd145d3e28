import type { Answer, AnswerDraft, AnswerKind } from '../../api/types';
import { dayOf } from '../../app/time/format';

/** What each kind of answer is made of besides its question; the rest is emptied when saving. */
const partsOf: Readonly<Record<AnswerKind, readonly (keyof AnswerDraft)[]>> = {
  text: ['text'],
  article: ['text', 'title', 'description', 'url', 'pictureUrl', 'media'],
  picture: ['text', 'media'],
  voice: ['text', 'media'],
  video: ['text', 'title', 'description', 'media'],
};

const optionalParts = ['text', 'title', 'description', 'url', 'pictureUrl', 'media'] as const;

export function has(kind: AnswerKind, part: keyof AnswerDraft): boolean {
  return partsOf[kind].includes(part);
}

export function draftOf(answer: Answer): AnswerDraft {
  const { key, question, phrasings, kind, text, title, description, url, pictureUrl, media, department, source, sourceUrl, effectiveFrom, expiresAt } = answer;
  return { key, question, phrasings, kind, text, title, description, url, pictureUrl, media, department, source, sourceUrl, effectiveFrom, expiresAt };
}

/** The draft as it is sent: trimmed, without the parts its kind does not have, phrasings once each and not the question again. */
export function cleaned(draft: AnswerDraft): AnswerDraft {
  const question = draft.question.trim();
  const clean: AnswerDraft = { ...draft, question, phrasings: [...new Set(draft.phrasings.map((each) => each.trim()))].filter((each) => each !== '' && each !== question) };
  for (const part of optionalParts) clean[part] = has(draft.kind, part) ? filled(draft[part]) : undefined;
  clean.sourceUrl = filled(draft.sourceUrl);
  clean.effectiveFrom = filled(draft.effectiveFrom);
  clean.expiresAt = filled(draft.expiresAt);
  return clean;
}

function filled(text: string | null | undefined): string | undefined {
  const trimmed = text?.trim();
  return trimmed === undefined || trimmed === '' ? undefined : trimmed;
}

export type Validity = 'expired' | 'expiring' | 'notYet' | undefined;

const warningDays = 30;

/** How the dates of the wording that citizens get stand today (Beijing days; it no longer holds on its expiry day). */
export function validityOf(answer: Pick<Answer, 'status' | 'effectiveFrom' | 'approvedVersion' | 'approvedExpiresAt'>, now: number): Validity {
  if (answer.approvedVersion == null) return undefined;
  const today = dayOf(now);
  const ends = answer.approvedExpiresAt;
  if (ends != null && ends <= today) return 'expired';
  if (answer.status === 'approved' && answer.effectiveFrom != null && answer.effectiveFrom > today) return 'notYet';
  if (ends != null && ends <= dayOf(now + warningDays * 86_400_000)) return 'expiring';
  return undefined;
}

export const answerKinds: readonly AnswerKind[] = ['text', 'article', 'picture', 'voice', 'video'];

/** A key for a new answer that nobody needs to think about; people may write a better one. */
export function proposeKey(now: number): string {
  return `a-${dayOf(now).replaceAll('-', '')}-${(now % 86_400_000).toString(36)}`;
}
