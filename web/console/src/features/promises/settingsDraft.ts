import type { HoursDraft, OpeningHours, PromiseRule } from '../../api/types';
import { isWholeTerm } from './term';

export interface PeriodDraft {
  from?: string;
  to?: string;
}

/** What the form of opening hours edits. */
export interface HoursForm {
  periods: PeriodDraft[];
  everyDay: boolean;
  closures: { from?: string; to?: string; reason?: string | null }[];
}

/** What the form of promises edits; an empty department is all others. */
export interface RulesForm {
  rules: { name?: string; department?: string; within?: string; warnBefore?: string | null; escalateAfter?: string | null }[];
}

export function hoursForm(hours: OpeningHours): HoursForm {
  const periods = hours.periods.map((period) => {
    const [from, to] = period.split('-');
    return { from, to };
  });
  return { periods, everyDay: hours.everyDay, closures: hours.closures.map((closure) => ({ ...closure })) };
}

export function rulesForm(rules: readonly PromiseRule[]): RulesForm {
  return { rules: rules.map((rule) => ({ ...rule, department: rule.department ?? '' })) };
}

export function isTime(text: string | undefined): text is string {
  return text !== undefined && /^(([01]\d|2[0-3]):[0-5]\d|24:00)$/.test(text);
}

export type PeriodFault = 'timeRule' | 'endsFirst' | 'overlaps';

/** What is wrong with a period, seen with the one in front of it. */
export function periodFault(periods: readonly (PeriodDraft | undefined)[], index: number): PeriodFault | undefined {
  const { from, to } = periods[index] ?? {};
  if (!isTime(from) || !isTime(to)) return 'timeRule';
  if (to <= from) return 'endsFirst';
  const before = periods[index - 1]?.to;
  return isTime(before) && from < before ? 'overlaps' : undefined;
}

/** As the server takes them; undefined while something is missing or wrong. */
export function toHours(form: Partial<HoursForm> | undefined): HoursDraft | undefined {
  const periods = form?.periods ?? [];
  if (periods.length === 0 || periods.some((_period, index) => periodFault(periods, index) !== undefined)) return undefined;
  const closures = [];
  for (const { from, to, reason } of form?.closures ?? []) {
    if (!from || (to && to < from)) return undefined;
    closures.push({ from, to: to ?? from, reason: reason?.trim() === '' ? null : (reason?.trim() ?? null) });
  }
  return { periods: periods.map(({ from, to }) => `${from}-${to}`), everyDay: form?.everyDay === true, closures };
}

/** As the server takes them; undefined while something is missing or wrong. */
export function toRules(form: Partial<RulesForm> | undefined): PromiseRule[] | undefined {
  const rules = [];
  for (const { name, department, within, warnBefore, escalateAfter } of form?.rules ?? []) {
    if (!name?.trim() || !within || ![within, warnBefore, escalateAfter].every((term) => !term || isWholeTerm(term))) return undefined;
    rules.push({ name: name.trim(), department: department === '' ? null : (department ?? null), within, warnBefore: warnBefore ?? null, escalateAfter: escalateAfter ?? null });
  }
  return new Set(rules.map(({ department }) => department)).size === rules.length ? rules : undefined;
}
