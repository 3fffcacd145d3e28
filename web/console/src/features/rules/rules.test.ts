import { describe, expect, it } from 'vitest';
import type { KeywordRule } from '../../api/types';
import { translator } from '../../app/i18n/texts';
import { fromDraft, toDraft } from './repliesDraft';
import { badPattern, findRules, hoursOf } from './ruleText';
import { texts } from './texts';

const rule = (changes: Partial<KeywordRule> = {}): KeywordRule => ({ id: 'r1', accountId: null, fromTime: null, toTime: null, days: [], name: '报警', kind: 'contains', terms: ['110'], priority: 100, reply: { text: '请拨打 110' }, enabled: true, ...changes });

describe('hours of a rule', () => {
  const t = translator(texts, 'zh');

  it.each([
    [{}, '全天'],
    [{ fromTime: null, toTime: null, days: [1, 2, 3, 4, 5, 6, 7] }, '全天'],
    [{ fromTime: '18:00' }, '每天 18:00–24:00'],
    [{ fromTime: '22:00', toTime: '06:00' }, '每天 22:00–06:00'],
    [{ fromTime: '08:30', toTime: '17:30' }, '每天 08:30–17:30'],
    [{ fromTime: '08:30', toTime: '17:30', days: [1, 5] }, '一、五 08:30–17:30'],
    [{ days: [6, 7] }, '六、日'],
  ])('%j are said as %s', (hours, said) => {
    expect(hoursOf({ fromTime: null, toTime: null, days: [], ...hours }, t)).toBe(said);
  });
});

describe('finding rules', () => {
  const rules = [rule(), rule({ id: 'r2', name: '人工', kind: 'exact', terms: ['转人工'], enabled: false, reply: { answer: 'hk-move' } })];

  it('looks at name, words and reply', () => {
    expect(findRules(rules, '拨打', undefined, undefined).map(({ id }) => id)).toEqual(['r1']);
    expect(findRules(rules, 'HK-', undefined, undefined).map(({ id }) => id)).toEqual(['r2']);
    expect(findRules(rules, '人工', 'contains', undefined)).toEqual([]);
    expect(findRules(rules, undefined, undefined, 'false').map(({ id }) => id)).toEqual(['r2']);
  });
});

describe('patterns', () => {
  it('are refused when they cannot be read', () => {
    expect(badPattern(['^粤[A-Z]\\d+$', '(未闭合'])).toBe('(未闭合');
    expect(badPattern(['^粤[A-Z]\\d+$'])).toBeUndefined();
  });
});

describe('replies of an account', () => {
  it('come back from the form as they went in', () => {
    const replies = { welcome: { summary: '图文' }, fallback: 'f', handOver: 'h', outOfHours: null, suggestion: 's', menuReplies: { a: { text: 'x' }, b: { answer: 'k' } }, sceneReplies: {} };
    expect(fromDraft(toDraft(replies))).toEqual(replies);
  });

  it('lose the spaces around a key', () => {
    const draft = { ...toDraft({ welcome: null, fallback: '', handOver: '', suggestion: '', menuReplies: {}, sceneReplies: {} }), menuReplies: [{ key: ' move ', reply: { text: 'x' } }] };
    expect(fromDraft(draft).menuReplies).toEqual({ move: { text: 'x' } });
  });
});
