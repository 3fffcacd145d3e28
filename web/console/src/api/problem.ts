import { currentLanguage } from '../app/i18n/language';
import { type Language, translator } from '../app/i18n/texts';
import { problemTexts } from './problems.texts';

interface ProblemBody {
  code?: string;
  detail?: string;
  title?: string;
  by?: string;
  errors?: Record<string, string[]>;
}

/** A request the server refused (RFC 9457 problem details), or could not be asked at all (status 0). */
export class ApiProblem extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    readonly detail: string | undefined,
    readonly fields: Readonly<Record<string, string[]>> = {},
    /** Who was first, of a conflict between people. */
    readonly by?: string,
  ) {
    super(detail ?? code);
    this.name = 'ApiProblem';
  }

  static from(status: number, body: unknown): ApiProblem {
    const problem: ProblemBody = typeof body === 'object' && body !== null ? body : {};
    const fieldDetail = problem.errors ? Object.values(problem.errors).flat().join(' ') : undefined;
    return new ApiProblem(status, problem.code ?? codeOf(status), problem.detail ?? fieldDetail, problem.errors, problem.by);
  }
}

/** Whether what was asked for may have been done all the same: no answer came, or one that does not say. */
export function mayHaveHappened(error: Error): boolean {
  return !(error instanceof ApiProblem) || error.status === 0 || error.status >= 500;
}

function codeOf(status: number): string {
  return status >= 500 ? 'server_error' : `http_${status}`;
}

function isKnown(code: string): code is keyof typeof problemTexts {
  return Object.hasOwn(problemTexts, code);
}

/** What to tell the reader: our text for a known code, else the server's own detail, else something true by status. */
export function problemText(error: unknown, language: Language = currentLanguage()): string {
  const t = translator(problemTexts, language);
  if (!(error instanceof ApiProblem)) return t('unexpected');
  const specific = isKnown(error.code);
  if (specific && !codesWhoseDetailSaysMore.has(error.code)) return t(error.code);
  if (specific && error.detail) return `${t(error.code)} ${error.detail}`;
  if (specific) return t(error.code);
  return error.detail ?? t('unexpected');
}

/** Codes that only name the kind of mistake; which value was wrong stands in the detail. */
const codesWhoseDetailSaysMore = new Set(['password_too_weak', 'invalid', 'answer_invalid', 'account_invalid', 'rule_invalid', 'replies_invalid', 'media_invalid', 'phrase_variable_unknown', 'http_400', 'http_422']);
