import { describe, expect, it } from 'vitest';
import { nameIn, toCsv } from './saveFile';

describe('names of downloads', () => {
  it.each([
    ["attachment; filename*=UTF-8''%E5%8F%A3%E5%BE%84.csv; filename=answers.csv", '口径.csv'],
    ['attachment; filename="answers.csv"', 'answers.csv'],
    ['attachment; filename=answers.csv', 'answers.csv'],
    ['attachment', undefined],
    [null, undefined],
  ])('of %s', (header, name) => {
    expect(nameIn(header)).toBe(name);
  });
});

describe('CSV made in the browser', () => {
  it('quotes, begins with a byte order mark and defuses formulas', () => {
    expect(toCsv([['a"b', '=1+1', -2, '多\n行']])).toBe('\uFEFF"a""b","\'=1+1","-2","多\n行"\r\n');
  });
});
