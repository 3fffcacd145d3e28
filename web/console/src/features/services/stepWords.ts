import type { ServiceHours, ServiceStep, StepCondition } from '../../api/types';
import type { Translator } from '../../app/i18n/texts';
import type { serviceTexts } from './texts';

type Words = Translator<typeof serviceTexts>;

/** A condition as people read it: “为谁登记”是家人. */
export function conditionWords(condition: StepCondition, steps: readonly ServiceStep[], t: Words): string {
  const step = steps.find(({ key }) => key === condition.step);
  const title = step?.title ?? condition.step;
  const values = (keys: readonly string[] | undefined) => (keys ?? []).map((key) => valueWords(key, step, t)).join(t('or'));
  const number = (value: number) => (step?.kind === 'money' ? t('yuan', { amount: value / 100 }) : String(value));
  const parts = [
    condition.is?.length ? t('is', { title, values: values(condition.is) }) : '',
    condition.isNot?.length ? t('isNot', { title, values: values(condition.isNot) }) : '',
    condition.atLeast == null ? '' : t('atLeast', { title, number: number(condition.atLeast) }),
    condition.atMost == null ? '' : t('atMost', { title, number: number(condition.atMost) }),
  ];
  return parts.filter(Boolean).join(t('and'));
}

function valueWords(key: string, step: ServiceStep | undefined, t: Words): string {
  if (step?.kind === 'yesNo') return t(key === 'yes' ? 'yes' : 'no');
  if (step?.kind === 'consent') return t(key === 'yes' ? 'agreed' : 'refused');
  return step?.options?.find((option) => option.key === key)?.label ?? key;
}

/** What the platform fills in at the end of a service. */
const ends = ['number', 'nearest', 'place', 'code'] as const;

/** The words of a definition with the names of steps, or of what comes of it, where their values will stand. */
export function filledIn(words: string, steps: readonly ServiceStep[], t: Words): string {
  const nameOf = (key: string) => {
    const end = ends.find((name) => name === key);
    return steps.find((step) => step.key === key)?.title ?? (end ? t(end) : key);
  };
  return words.replace(/\{\{\s*([\w-]+)\s*\}\}/g, (_, key: string) => t('blank', { title: nameOf(key) }));
}

/** 每天 07:00-21:00; nothing when it can be begun at any time. */
export function hoursWords(hours: ServiceHours | null | undefined, t: Words): string | undefined {
  return hours ? [`${t(hours.everyDay ? 'everyDay' : 'onWorkingDays')} ${hours.periods.join(t('between'))}`, hours.closed ?? ''].filter(Boolean).join('\n') : undefined;
}

/** What an entry must keep to, such as 6 字 到 120 字. */
export function limitWords(step: ServiceStep, t: Words): string[] {
  const words = [
    step.kind === 'date' ? between(step.firstDay, step.lastDay, t, (days) => dayWords(days, t)) : between(step.least, step.most, t, (amount) => amountWords(amount, step, t)),
    step.workingDays === true ? t('workingDays') : '',
    step.area ? t('within', { area: step.area.name, kilometres: step.area.kilometres }) : '',
  ];
  return words.filter(Boolean);
}

function between(least: number | null | undefined, most: number | null | undefined, t: Words, say: (amount: number) => string): string {
  if (least != null && most != null) return t('range', { least: say(least), most: say(most) });
  return least != null ? t('from', { least: say(least) }) : most != null ? t('upTo', { most: say(most) }) : '';
}

function amountWords(amount: number, step: ServiceStep, t: Words): string {
  switch (step.kind) {
    case 'money':
      return t('yuan', { amount });
    case 'text':
      return t('characters', { count: amount });
    case 'choices':
      return t('choices', { count: amount });
    default:
      return String(amount);
  }
}

function dayWords(days: number, t: Words): string {
  return days === 0 ? t('today') : days < 0 ? t('dayBefore', { days: -days }) : t('dayFromToday', { days });
}
