import { describe, expect, it } from 'vitest';
import { diff } from './textDiff';

const written = (before: string, after: string) =>
  diff(before, after)
    .map(({ kind, text }) => (kind === 'same' ? text : kind === 'added' ? `[+${text}]` : `[-${text}]`))
    .join('');

describe('the difference between two wordings', () => {
  it.each([
    ['到窗口办理。', '到窗口办理。', '到窗口办理。'],
    ['', '到窗口办理。', '[+到窗口办理。]'],
    ['到窗口办理。', '', '[-到窗口办理。]'],
    ['到户籍窗口办理。', '到户籍窗口或网上办理。', '到户籍窗口[+或网上]办理。'],
    ['2025年1月起', '2026年1月起', '[-2025][+2026]年1月起'],
    ['需要5个工作日', '需要15个工作日', '需要[-5][+15]个工作日'],
    ['请带身份证原件', '请带户口簿原件', '请带[-身份证][+户口簿]原件'],
    ['甲乙丙', '丁乙戊', '[-甲乙丙][+丁乙戊]'],
  ])('%s → %s', (before, after, expected) => expect(written(before, after)).toBe(expected));

  it('gives both wordings back when its parts are put together', () => {
    const before = '请携带身份证、户口簿到任一派出所办理，工本费20元。';
    const after = '请携带居民身份证到户籍地派出所办理；首次申领免收工本费，补领每证40元。';
    const parts = diff(before, after);
    const of = (left: string) => parts.filter(({ kind }) => kind === 'same' || kind === left).map(({ text }) => text);
    expect(of('removed').join('')).toBe(before);
    expect(of('added').join('')).toBe(after);
  });
});
