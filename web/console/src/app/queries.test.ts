import { QueryObserver } from '@tanstack/react-query';
import { describe, expect, it } from 'vitest';
import { createQueries } from './queries';

describe('the console\'s queries', () => {
  it('read once more what was being read for the first time when something changed', async () => {
    const queries = createQueries();
    const waiting: ((read: string) => void)[] = [];
    const observer = new QueryObserver(queries, { queryKey: ['records'], queryFn: () => new Promise<string>((resolve) => waiting.push(resolve)) });
    const stop = observer.subscribe(() => undefined);

    const changed = queries.invalidateQueries({ queryKey: ['records'] });
    waiting.shift()?.('before the change');
    await expect.poll(() => waiting.length).toBe(1);
    waiting.shift()?.('after the change');
    await changed;

    expect(observer.getCurrentResult().data).toBe('after the change');
    stop();
  });
});
