import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { FakeEventSource } from '../../testing/FakeEventSource';
import { LiveConnection } from './LiveConnection';

describe('the live line', () => {
  const onMissed = vi.fn();
  let line: LiveConnection;

  beforeEach(() => {
    vi.useFakeTimers();
    onMissed.mockClear();
    line = new LiveConnection('/api/live', { onMissed });
    line.open();
  });
  afterEach(() => {
    line.close();
    vi.useRealTimers();
  });

  it('hands events to those who listen and to nobody else', () => {
    const heard = vi.fn();
    const stop = line.on('unanswered', heard);
    FakeEventSource.last.push('unanswered', { count: 7 });
    stop();
    FakeEventSource.last.push('unanswered', { count: 8 });
    expect(heard.mock.calls).toEqual([[{ count: 7 }]]);
  });

  it('is live once open and tells that what was read before may be older', () => {
    expect(line.state).toBe('connecting');
    expect(onMissed).not.toHaveBeenCalled();
    FakeEventSource.last.onopen?.();
    expect(line.state).toBe('live');
    expect(onMissed).toHaveBeenCalledOnce();
  });

  it('comes back by itself, waiting longer after each failure, and tells that something may have been missed', () => {
    FakeEventSource.last.onopen?.();
    FakeEventSource.last.onerror?.();
    expect(line.state).toBe('lost');
    expect(FakeEventSource.opened).toHaveLength(1);
    vi.advanceTimersByTime(1000);
    FakeEventSource.last.onerror?.();
    vi.advanceTimersByTime(1000);
    expect(FakeEventSource.opened).toHaveLength(2);
    vi.advanceTimersByTime(1000);
    expect(FakeEventSource.opened).toHaveLength(3);
    FakeEventSource.last.onopen?.();
    expect(line.state).toBe('live');
    expect(onMissed).toHaveBeenCalledTimes(2);
  });

  it('tells that something may have been missed when the server says so', () => {
    FakeEventSource.last.onopen?.();
    FakeEventSource.last.push('missed', {});
    expect(onMissed).toHaveBeenCalledTimes(2);
    expect(line.state).toBe('live');
  });

  it('notices a line that only looks open once the server was heard to ping', () => {
    FakeEventSource.last.onopen?.();
    FakeEventSource.last.push('ping', {});
    vi.advanceTimersByTime(49_000);
    expect(line.state).toBe('live');
    vi.advanceTimersByTime(2000);
    expect(line.state).toBe('lost');
    expect(FakeEventSource.opened[0]?.closed).toBe(true);
  });

  it('keeps a quiet line to a server that never pings', () => {
    FakeEventSource.last.onopen?.();
    vi.advanceTimersByTime(600_000);
    expect(line.state).toBe('live');
  });

  it('stops trying once closed', () => {
    FakeEventSource.last.onerror?.();
    line.close();
    vi.advanceTimersByTime(60_000);
    expect(FakeEventSource.opened).toHaveLength(1);
  });
});
