import { describe, expect, it } from 'vitest';
import type { TryResult } from '../../api/types';
import { translator } from '../../app/i18n/texts';
import { explain, sharesOf } from './explain';
import { tryTexts } from './tryTexts';

const t = translator(tryTexts, 'zh');
const candidate = (id: string, score: number) => ({
  id,
  question: `问题 ${id}`,
  matchedPhrasing: `问法 ${id}`,
  score,
  features: [
    { name: 'LongestRun', value: 0.5, weight: 0.2 },
    { name: 'WordsOfQuestion', value: score, weight: 1 },
    { name: 'unheardOf', value: 0.9, weight: -0.5 },
    { name: 'raw', value: 3, weight: null },
  ],
});
const result = (changes: Partial<TryResult>): TryResult => ({ decision: 'answer', rule: null, normalised: '', terms: [], thresholds: { answer: 0.6, suggest: 0.3 }, candidates: [candidate('1', 0.9), candidate('2', 0.4)], reply: { kind: 'text', text: '', title: null, description: null, url: null, pictureUrl: null }, ...changes });

describe('the explanation', () => {
  it('of an answer names score, threshold, phrasing, lead and what counted', () => {
    expect(explain(result({}), t, 'zh')).toEqual(['得分 90.0%，达到直接回答的阈值 60.0%。', '最接近的问法：「问法 1」。', '比第二名高 50.0%。', '胜过第二名主要在于：提问的词被问法覆盖。']);
  });

  it('of an answer without a rival names what it scored by', () => {
    expect(explain(result({ candidates: [candidate('1', 0.9)] }), t, 'zh').at(-1)).toBe('主要依据：提问的词被问法覆盖、最长连续相同。');
  });

  it('of suggestions names both thresholds', () => {
    expect(explain(result({ decision: 'suggest', candidates: [candidate('1', 0.45)] }), t, 'zh')[0]).toBe('最高分 45.0%，低于直接回答的 60.0%，但达到给出建议的 30.0%，所以请市民选择。');
  });

  it('of a hand-over tells whether anything came near', () => {
    expect(explain(result({ decision: 'handOver', candidates: [candidate('1', 0.1)] }), t, 'zh')[0]).toContain('低于给出建议的阈值 30.0%');
    expect(explain(result({ decision: 'handOver', candidates: [] }), t, 'zh')).toEqual(['没有任何口径与问题相近，所以转人工。']);
  });

  it('of a rule names the rule', () => {
    expect(explain(result({ decision: 'keyword', rule: '报警' }), t, 'zh')[0]).toContain('「报警」');
  });
});

describe('shares of a score', () => {
  it('are value times weight, the largest effect first; without a weight there is none', () => {
    expect(sharesOf(candidate('1', 1)).map(({ name, share }) => [name, share])).toEqual([
      ['WordsOfQuestion', 1],
      ['unheardOf', -0.45],
      ['LongestRun', 0.1],
      ['raw', undefined],
    ]);
  });
});
