/** The units of a term (承诺时限), by what the server calls them. */
export const termUnits = ['sameWorkingDay', 'working days', 'working hours', 'working minutes', 'd', 'h', 'm'] as const;
export type TermUnit = (typeof termUnits)[number];

export interface Term {
  number: number | null;
  unit: TermUnit;
}

const spellings: Readonly<Record<string, TermUnit>> = {
  m: 'm', min: 'm', h: 'h', hours: 'h', d: 'd', days: 'd',
  'working minutes': 'working minutes', 'working hour': 'working hours', 'working hours': 'working hours', 'working day': 'working days', 'working days': 'working days',
};

/** Reads a term as the server writes it; undefined when there is none. */
export function readTerm(text: string | null | undefined): Term | undefined {
  const trimmed = text?.trim() ?? '';
  if (trimmed.toLowerCase() === 'sameworkingday') return { number: null, unit: 'sameWorkingDay' };
  const [, digits, unit] = /^(\d*)\s*(.*)$/.exec(trimmed) ?? [];
  const known = spellings[unit ?? ''];
  if (known === undefined) return undefined;
  return { number: digits === undefined || digits === '' ? null : Number(digits), unit: known };
}

/** Writes a term as the server reads it. Without a number it is one the server refuses, so that nobody saves half of it. */
export function writeTerm({ number, unit }: Term): string {
  if (unit === 'sameWorkingDay') return unit;
  return unit.length === 1 ? `${number ?? ''}${unit}` : `${number ?? ''} ${unit}`;
}

export function isWholeTerm(text: string): boolean {
  const term = readTerm(text);
  if (!term) return false;
  return term.unit === 'sameWorkingDay' || (term.number !== null && Number.isInteger(term.number) && term.number >= 1 && term.number <= 10_000);
}
