import { renderHook } from '@testing-library/react';
import { afterEach, describe, expect, it } from 'vitest';
import type { Fault, ServiceItem } from '../../api/types';
import { setLanguage } from '../../app/i18n/language';
import type { Language } from '../../app/i18n/texts';
import { useWordingNames } from './useWordingNames';
import type { WordingSection } from './wording';

const service: ServiceItem = {
  key: 'violations',
  version: 1,
  title: '违法查询',
  englishTitle: null,
  department: null,
  intro: null,
  item: { materials: [] },
  hours: null,
  menu: [],
  words: [],
  steps: [{ key: 'plate', kind: 'plate', title: '车牌号', ask: '车牌号？' }],
  outcome: { kind: 'answer', say: '好' },
  publishedAt: '2026-11-22T09:00:00+08:00',
};
const lookup = (key: string, after: string | null, title = '交警业务系统'): WordingSection => ({ part: 'lookup', key, title, group: null, kind: null, party: null, after, fields: [] });
const namesIn = (language: Language, sections: readonly WordingSection[] = []) => {
  setLanguage(language);
  return renderHook(() => useWordingNames(service, sections)).result.current;
};

afterEach(() => setLanguage('zh'));

describe('what is wrong with words', () => {
  const cases: [Partial<Fault>, zh: string, en: string][] = [
    [{ code: 'missing' }, '必填', 'Needed'],
    [{ code: 'too_long', values: { most: 300 } }, '太长：最多 300 个汉字', 'Too long: at most 300 Chinese characters'],
    [{ code: 'range', values: { least: -5, most: 5 } }, '请填 -5 到 5 之间的数', 'A number from -5 to 5'],
    [{ code: 'range_whole', values: { least: 0, most: 5 } }, '请填 0 到 5 之间的整数', 'A whole number from 0 to 5'],
    [{ code: 'least_over_most', values: { most: 120 } }, '不能大于最多（120）', 'Not more than the most (120)'],
    [{ code: 'first_after_last', values: { most: 30 } }, '不能晚于最晚一天（30）', 'Not after the last day (30)'],
    [{ code: 'words', values: { most: 20, longest: 10 } }, '最多 20 个，每个最多 10 个字', 'At most 20, each of 10 characters'],
    [{ code: 'blank_unknown', values: { blank: 'moon' } }, '“{{moon}}”在这里没有内容可填，请对照“可以用的填空”', '“{{moon}}” stands for nothing here; see the blanks'],
    [{ code: 'blank_useless', values: { blank: 'name' } }, '这里不能用填空，市民会看到“{{name}}”原样', 'Nothing is filled in here; citizens would read “{{name}}” as it stands'],
    [{ code: 'option_count', values: { least: 2, most: 20 } }, '选项要有 2 到 20 个', '2 to 20 options'],
    [{ code: 'option_needed', values: { option: '家人' } }, '流程按“家人”分支，要保留；要去掉请改事项文件', 'The service decides by “家人”; keep it or have the file changed'],
    [{ code: 'option_twice', values: { option: '本人' } }, '“本人”出现了两次，选项不能重复', '“本人” stands twice; options must differ'],
    [{ code: 'moon_phase', message: 'wait for the moon' }, '不能这样改：wait for the moon', 'This cannot be: wait for the moon'],
  ];

  it.each(cases)('%j', (fault, zh, en) => {
    const whole = { field: 'title', message: 'in English', ...fault };
    expect(namesIn('zh').fault(whole)).toBe(zh);
    expect(namesIn('en').fault(whole)).toBe(en);
  });
});

describe('a question to a department', () => {
  it('is called by whom it goes to and after which step', () => {
    expect(namesIn('zh').part(lookup('vehicle', 'plate'))).toBe('查询“交警业务系统”（在“车牌号”之后）');
    expect(namesIn('en').part(lookup('vehicle', 'plate'))).toBe('Asks “交警业务系统” (after “车牌号”)');
    expect(namesIn('zh').part(lookup('vehicle', null))).toBe('查询“交警业务系统”（在开始时）');
    expect(namesIn('zh').part(lookup('vehicle', 'submit', ''))).toBe('查询“本平台”（在提交时）');
  });

  it('is counted where several come after the same step', () => {
    const both = [lookup('vehicle', 'plate'), lookup('violations', 'plate')] as const;
    expect(both.map((one) => namesIn('zh', both).part(one))).toEqual(['查询“交警业务系统”（在“车牌号”之后，第 1 次）', '查询“交警业务系统”（在“车牌号”之后，第 2 次）']);
  });
});
