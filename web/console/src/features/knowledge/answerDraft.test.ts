import { describe, expect, it } from 'vitest';
import { answer, now } from '../../testing/samples';
import { cleaned, draftOf, proposeKey, validityOf } from './answerDraft';

describe('a draft as it is sent', () => {
  const draft = draftOf(answer());

  it('keeps each phrasing once and not the question itself', () => {
    const sent = cleaned({ ...draft, question: ' 户口怎么迁 ', phrasings: ['迁户口', ' 迁户口', '户口怎么迁', ' '] });
    expect([sent.question, sent.phrasings]).toEqual(['户口怎么迁', ['迁户口']]);
  });

  it('leaves behind what its kind does not have', () => {
    const sent = cleaned({ ...draft, kind: 'picture', media: 'media/a.png', title: '标题', url: 'https://a' });
    expect(sent).toMatchObject({ kind: 'picture', media: 'media/a.png', text: '到户籍窗口申请。' });
    expect([sent.title, sent.url, sent.description]).toEqual([undefined, undefined, undefined]);
  });

  it('sends nothing for what was emptied', () => {
    expect(cleaned({ ...draft, sourceUrl: ' ', expiresAt: undefined, effectiveFrom: '' })).toMatchObject({ sourceUrl: undefined, expiresAt: undefined, effectiveFrom: undefined });
  });

  it('carries neither id nor status nor version', () => {
    expect(Object.keys(draft)).not.toEqual(expect.arrayContaining(['id']));
    expect(draft).not.toHaveProperty('status');
    expect(draft).not.toHaveProperty('version');
  });
});

describe('dates of an approved answer', () => {
  it.each([
    [null, null, undefined],
    [null, '2026-11-22', 'expired'],
    [null, '2026-11-23', 'expiring'],
    [null, '2027-06-01', undefined],
    ['2026-11-23', null, 'notYet'],
    ['2026-11-22', null, undefined],
  ])('from %s until %s: %s', (effectiveFrom, expiresAt, validity) => {
    expect(validityOf({ status: 'approved', effectiveFrom, approvedVersion: 3, approvedExpiresAt: expiresAt }, now)).toBe(validity);
  });

  it('say nothing about a draft', () => {
    expect(validityOf({ status: 'draft', effectiveFrom: null, approvedVersion: null, approvedExpiresAt: '2020-01-01' }, now)).toBeUndefined();
  });
});

describe('a proposed key', () => {
  it('is one the server takes, and another each moment', () => {
    expect(proposeKey(now)).toMatch(/^[a-z0-9][a-z0-9-]*$/);
    expect(proposeKey(now)).not.toBe(proposeKey(now + 1));
  });
});
