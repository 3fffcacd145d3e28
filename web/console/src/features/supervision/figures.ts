import type { DayFigures, Figures, HoursOfDay } from '../../api/types';

/** What the chart of hours can show. */
export const metrics = ['received', 'automatic', 'offered', 'handedOver', 'unanswered', 'replied', 'breaches'] as const;
export type Metric = (typeof metrics)[number];

/** A part of one as a percentage with one digit behind the point at most. */
export function percent(share: number | null | undefined): string {
  return share == null ? '–' : `${Math.round(share * 1000) / 10}%`;
}

/** By how many percentage points one share is above the other; undefined when either is unknown. */
export function pointsAbove(share: number | null, before: number | null): number | undefined {
  return share === null || before === null ? undefined : Math.round((share - before) * 1000) / 10;
}

/** Numbers of one figure over the hours of a day: today as far as it has come, and what is usual. */
export function seriesOf(day: HoursOfDay, metric: Metric): { today: (number | null)[]; usual: (number | null)[] } {
  return {
    today: day.hours.map((hour) => hour.today?.[metric] ?? null),
    usual: day.hours.map((hour) => (hour.usual ? Math.round(hour.usual[metric] * 10) / 10 : null)),
  };
}

/** Sums up to and with the last hour that has begun. */
export function sumSoFar(day: HoursOfDay, metric: Metric): { today: number; usual: number | undefined } {
  const begun = day.hours.filter((hour) => hour.today !== null);
  const usual = begun.every((hour) => hour.usual === null) ? undefined : Math.round(begun.reduce((sum, hour) => sum + (hour.usual?.[metric] ?? 0), 0));
  return { today: begun.reduce((sum, hour) => sum + (hour.today?.[metric] ?? 0), 0), usual };
}

/** Questions to which suggestions were offered and none was picked: with the automatic and the handed over they make all questions. */
export function offeredOnly(figures: Figures): number {
  return figures.questions - figures.automatic - figures.handedOver;
}

export function sumOf(days: readonly DayFigures[], metric: keyof Omit<Figures, 'share'>): number {
  return days.reduce((sum, day) => sum + day.figures[metric], 0);
}
