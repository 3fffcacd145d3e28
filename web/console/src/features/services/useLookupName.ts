import type { ServiceStep } from '../../api/types';
import { useTexts } from '../../app/i18n/language';
import { revisionTexts } from './revision.texts';

/** Where the server says that a department is asked when the summary was confirmed. */
const onSubmit = 'submit';

interface Lookup {
  key: string;
  /** Of the system that is asked; empty is this platform. */
  title: string;
  /** Key of the step after which it is asked; null is at the beginning. */
  after?: string | null;
}

/** What a question to a department is called: by the system, after which step, and where several come there, which of them. */
export function useLookupName(steps: readonly ServiceStep[]): (lookup: Lookup, all: readonly Lookup[]) => string {
  const t = useTexts(revisionTexts);
  return ({ key, title, after = null }, all) => {
    const place = after === null ? t('whereFirst') : after === onSubmit ? t('whereSubmit') : t('whereAfter', { step: steps.find((step) => step.key === after)?.title ?? after });
    const there = all.filter((other) => (other.after ?? null) === after);
    const where = there.length < 2 ? place : t('whereAgain', { where: place, place: there.findIndex((other) => other.key === key) + 1 });
    return t('lookup', { title: title === '' ? t('platform') : title, where });
  };
}
