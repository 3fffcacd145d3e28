import { describe, expect, it } from 'vitest';
import { message } from '../../testing/samples';
import { groupMessages, historyOf } from './messageGroups';

const at = (time: string) => `2026-11-22T${time}:00+08:00`;

describe('groups of messages', () => {
  it('join what one side says without a pause', () => {
    const groups = groupMessages([message(1, { at: at('09:00') }), message(2, { at: at('09:01') }), message(3, { at: at('09:02'), sentBy: 'automatic', direction: 'outbound' })]);
    expect(groups.map((group) => group.messages.length)).toEqual([2, 1]);
    expect(groups.map((group) => group.mark)).toEqual([at('09:00'), undefined]);
  });

  it('are marked with the time after five minutes of silence and on a new day', () => {
    const groups = groupMessages([message(1, { at: '2026-11-21T23:59:00+08:00' }), message(2, { at: at('00:01') }), message(3, { at: at('00:07') })]);
    expect(groups.every((group) => group.mark !== undefined)).toBe(true);
  });

  it('tell two colleagues apart', () => {
    const groups = groupMessages([message(1, { sentBy: 'staff', staffName: '赵' }), message(2, { sentBy: 'staff', staffName: '李' })]);
    expect(groups.map((group) => group.staffName)).toEqual(['赵', '李']);
  });

  it('leave events such as following as marks of their own', () => {
    const groups = groupMessages([message(1), message(2, { kind: 'event', event: 'CLICK' }), message(3)]);
    expect(groups).toHaveLength(3);
  });
});

describe('history', () => {
  it('counts each Beijing day, the latest first, without events', () => {
    const days = historyOf([
      message(1, { at: '2026-11-21T15:00:00Z' }),
      message(2, { at: '2026-11-21T17:00:00Z' }),
      message(3, { at: '2026-11-21T17:01:00Z', sentBy: 'automatic' }),
      message(4, { at: '2026-11-21T17:02:00Z', sentBy: 'staff' }),
      message(5, { at: '2026-11-21T17:03:00Z', kind: 'event', event: 'subscribe' }),
    ]);
    expect(days.map(({ day, asked, automatic, staff, firstId }) => [day, asked, automatic, staff, firstId])).toEqual([
      ['2026-11-22', 1, 1, 1, 'm2'],
      ['2026-11-21', 1, 0, 0, 'm1'],
    ]);
  });
});
