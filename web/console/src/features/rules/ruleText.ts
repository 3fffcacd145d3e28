import type { AutomaticReply, KeywordRule } from '../../api/types';
import type { Translator } from '../../app/i18n/texts';
import type { texts } from './texts';

export const weekdays = [1, 2, 3, 4, 5, 6, 7] as const;
export type Weekday = (typeof weekdays)[number];

function isWeekday(day: number): day is Weekday {
  return (weekdays as readonly number[]).includes(day);
}

/** When a rule holds, in words. */
export function hoursOf(rule: Pick<KeywordRule, 'fromTime' | 'toTime' | 'days'>, t: Translator<typeof texts>): string {
  const from = rule.fromTime ?? '00:00';
  const to = rule.toTime ?? '24:00';
  const timed = from !== '00:00' || to !== '24:00';
  const days = rule.days.filter(isWeekday);
  const someDays = days.length > 0 && days.length < 7;
  if (!timed && !someDays) return t('always');
  const dayText = someDays ? days.map((day) => t(`day${day}`)).join(t('daysSeparator')) : t('everyDay');
  return timed ? `${dayText} ${from}–${to}` : dayText;
}

/** One line for a reply of any form. */
export function replyText(reply: AutomaticReply | null | undefined): string {
  return reply?.text ?? reply?.summary ?? reply?.answer ?? '';
}

/** The rules that fit what is searched and chosen above the table. */
export function findRules(rules: readonly KeywordRule[], query: string | undefined, kind: string | undefined, enabled: string | undefined): KeywordRule[] {
  const wanted = query?.toLowerCase();
  return rules.filter(
    (rule) =>
      (kind === undefined || rule.kind === kind) &&
      (enabled === undefined || String(rule.enabled) === enabled) &&
      (wanted === undefined || [rule.name, replyText(rule.reply), ...rule.terms].some((text) => text.toLowerCase().includes(wanted))),
  );
}

/** The first pattern the browser cannot read either; the server has the last word. */
export function badPattern(patterns: readonly string[]): string | undefined {
  return patterns.find((pattern) => {
    try {
      new RegExp(pattern, 'u');
      return false;
    } catch {
      return true;
    }
  });
}

