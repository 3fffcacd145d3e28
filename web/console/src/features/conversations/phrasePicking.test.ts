import { describe, expect, it } from 'vitest';
import { phrases } from '../../testing/samples';
import { blanksIn, bytesTooMany, fillPhrase, findPhrases, insertPhrase, nextBlank, slashQuery, unknownVariable } from './phrasePicking';

describe('the slash', () => {
  it('opens phrases at the beginning or after a space, not inside an address or a date', () => {
    expect(slashQuery('/wh', 3)).toEqual({ query: 'wh', start: 0 });
    expect(slashQuery('好的 /', 4)).toEqual({ query: '', start: 3 });
    expect(slashQuery('1/2', 3)).toBeUndefined();
    expect(slashQuery('https://a', 9)).toBeUndefined();
    expect(slashQuery('/wh 然后', 6)).toBeUndefined();
  });

  it('looks only at what stands before the cursor', () => {
    expect(slashQuery('/wh', 1)).toEqual({ query: '', start: 0 });
  });
});

describe('phrases', () => {
  it('are found by shortcut first, then title, then text', () => {
    expect(findPhrases(phrases, 'sh').map(({ id }) => id)).toEqual(['p2']);
    expect(findPhrases(phrases, '请').map(({ id }) => id)).toEqual(['p2', 'p1', 'p3']);
    expect(findPhrases(phrases, '')).toHaveLength(3);
    expect(findPhrases(phrases, '没有')).toEqual([]);
  });

  it('replace the slash and leave the rest of the draft alone', () => {
    expect(insertPhrase('好的 /wh 谢谢', 3, 6, '您好')).toEqual({ text: '好的 您好 谢谢', select: { from: 5, to: 5 } });
  });
});

describe('blanks', () => {
  it('are selected right after the phrase is inserted', () => {
    expect(insertPhrase('/zb', 0, 3, '由【单位】负责，【日期】前答复')).toEqual({ text: '由【单位】负责，【日期】前答复', select: { from: 1, to: 5 } });
  });

  it('are found one after the other and listed until filled', () => {
    const text = '由【单位】负责，【日期】前答复，【单位】';
    expect(nextBlank(text, 5)).toEqual({ from: 8, to: 12 });
    expect(nextBlank(text, text.length)).toBeUndefined();
    expect(blanksIn(text)).toEqual(['【单位】', '【日期】']);
    expect(blanksIn('没有空')).toEqual([]);
  });
});

describe('WeChat’s limit', () => {
  it('counts bytes of UTF-8, not characters', () => {
    expect(bytesTooMany('字'.repeat(682))).toBe(0);
    expect(bytesTooMany('字'.repeat(683))).toBe(1);
  });
});

describe('the variables of a phrase', () => {
  const values = { citizen: '李小明', officer: '赵警官', account: '平安肇庆', date: '2026年11月22日', nextOpening: null };
  const blanks = { citizen: '【称呼】', officer: '【姓名】', account: '【公众号】', date: '【日期】', nextOpening: '【上班时间】' };

  it('are filled in; what is not known becomes a blank', () => {
    expect(fillPhrase('{citizen}您好，{account}{nextOpening}上班。', values, blanks)).toBe('李小明您好，平安肇庆【上班时间】上班。');
    expect(fillPhrase('{citizen}您好', undefined, blanks)).toBe('【称呼】您好');
  });

  it('are told when nobody knows them', () => {
    expect(unknownVariable('{citizen}，{name}')).toBe('name');
    expect(unknownVariable('{citizen}，{date}')).toBeUndefined();
  });
});
