import { describe, expect, it } from 'vitest';
import { now } from '../../testing/samples';
import { allowanceOf } from './replyWindow';

const inMinutes = (minutes: number) => new Date(now + minutes * 60_000).toISOString();

describe('what WeChat still allows', () => {
  it('is so many replies until the window ends', () => {
    expect(allowanceOf({ subscribed: true, window: { endsAt: inMinutes(120), remaining: 4 } }, now)).toEqual({ open: true, remaining: 4, left: 7_200_000, urgent: false });
  });

  it.each([
    [30, 4],
    [120, 1],
  ])('is urgent with %i minutes and %i replies left', (minutes, remaining) => {
    expect(allowanceOf({ subscribed: true, window: { endsAt: inMinutes(minutes), remaining } }, now)).toMatchObject({ open: true, urgent: true });
  });

  it('is nothing at the very end of the window, with the budget spent, before any message, or to somebody gone', () => {
    expect(allowanceOf({ subscribed: true, window: { endsAt: inMinutes(0), remaining: 4 } }, now)).toEqual({ open: false, reason: 'closed' });
    expect(allowanceOf({ subscribed: true, window: { endsAt: inMinutes(5), remaining: 0 } }, now)).toEqual({ open: false, reason: 'used' });
    expect(allowanceOf({ subscribed: true, window: { endsAt: null, remaining: 0 } }, now)).toEqual({ open: false, reason: 'closed' });
    expect(allowanceOf({ subscribed: false, window: { endsAt: inMinutes(5), remaining: 3 } }, now)).toEqual({ open: false, reason: 'unsubscribed' });
  });
});
