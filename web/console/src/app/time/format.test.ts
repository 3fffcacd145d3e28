import { describe, expect, it } from 'vitest';
import { now } from '../../testing/samples';
import { dayOf, duration, longMoment, shortMoment } from './format';

describe('moments', () => {
  it('are Beijing time wherever the browser is', () => {
    expect(dayOf('2026-11-21T16:30:00Z')).toBe('2026-11-22');
    expect(shortMoment('2026-11-21T16:30:00Z', now, 'zh')).toBe('00:30');
  });

  it('are as precise as needed', () => {
    expect(shortMoment('2026-11-21T09:00:00+08:00', now, 'zh')).toBe('昨天');
    expect(shortMoment('2026-03-05T09:00:00+08:00', now, 'zh')).toBe('3/5');
    expect(shortMoment('2025-03-05T09:00:00+08:00', now, 'zh')).toBe('2025/3/5');
    expect(longMoment('2026-11-21T09:05:00+08:00', now, 'en')).toBe('Yesterday 09:05');
    expect(longMoment('2026-11-20T09:05:00+08:00', now, 'zh')).toBe('2026年11月20日周五 09:05');
  });
});

describe('durations', () => {
  it.each([
    [-5000, '0秒'],
    [59_999, '59秒'],
    [60_000, '1分钟'],
    [3_599_000, '59分钟'],
    [3_660_000, '1小时1分'],
    [90_000_000, '1天1小时'],
  ])('%i ms is said in its largest units', (milliseconds, said) => {
    expect(duration(milliseconds, 'zh')).toBe(said);
  });
});
