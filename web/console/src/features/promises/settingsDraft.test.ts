import { describe, expect, it } from 'vitest';
import { hoursForm, periodFault, rulesForm, toHours, toRules } from './settingsDraft';
import { isWholeTerm, readTerm, writeTerm } from './term';

describe('a term', () => {
  it.each(['sameWorkingDay', '48h', '30m', '10d', '4 working hours', '2 working days', '90 working minutes'])('%s comes back as it went in', (text) => {
    const term = readTerm(text);
    expect(term && writeTerm(term)).toBe(text);
    expect(isWholeTerm(text)).toBe(true);
  });

  it.each(['', '0h', '-4h', 'h', '2.5 working hours', '10001m', 'soon'])('%s is none', (text) => {
    expect(isWholeTerm(text)).toBe(false);
  });
});

describe('opening hours', () => {
  const hours = { periods: ['08:30-12:00', '14:30-24:00'], everyDay: false, closures: [{ from: '2026-12-01', to: '2026-12-02', reason: null }], isSet: true, holidaysKnownUntil: 2026 };

  it('come back from the form as they went in', () => {
    expect(toHours(hoursForm(hours))).toEqual({ periods: hours.periods, everyDay: false, closures: hours.closures });
  });

  it('that touch do not overlap', () => {
    expect(periodFault([{ from: '08:00', to: '12:00' }, { from: '12:00', to: '18:00' }], 1)).toBeUndefined();
  });

  it('are none without a period or with a closure that ends first', () => {
    expect(toHours({ periods: [], everyDay: false, closures: [] })).toBeUndefined();
    expect(toHours({ ...hoursForm(hours), closures: [{ from: '2026-12-02', to: '2026-12-01' }] })).toBeUndefined();
  });
});

describe('promises', () => {
  const general = { name: '当日', department: null, within: 'sameWorkingDay', warnBefore: '2h', escalateAfter: null };
  const rules = [
    general,
    { name: '车驾管', department: 'traffic', within: '4 working hours', warnBefore: null, escalateAfter: '24h' },
  ];

  it('come back from the form as they went in', () => {
    expect(toRules(rulesForm(rules))).toEqual(rules);
  });

  it('are none when a department has two or a name is missing', () => {
    expect(toRules(rulesForm([...rules, general]))).toBeUndefined();
    expect(toRules(rulesForm([{ ...general, name: ' ' }]))).toBeUndefined();
  });
});
