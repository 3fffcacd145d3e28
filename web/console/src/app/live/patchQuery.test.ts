import { InfiniteQueryObserver, QueryClient } from '@tanstack/react-query';
import { describe, expect, it } from 'vitest';
import { patchQuery } from './patchQuery';

const key = ['messages'];
const add = (queries: QueryClient, message: string) =>
  patchQuery<{ pages: string[][]; pageParams: unknown[] }>(queries, key, (before) => before && { ...before, pages: before.pages.map((page, at) => (at === 0 && !page.includes(message) ? [...page, message] : page)) });

/** Messages whose pages come when the test says so. */
function reading() {
  const queries = new QueryClient();
  const waiting: ((page: string[]) => void)[] = [];
  const observer = new InfiniteQueryObserver(queries, {
    queryKey: key,
    queryFn: () => new Promise<string[]>((resolve) => waiting.push(resolve)),
    initialPageParam: 0,
    getNextPageParam: (_page, pages) => pages.length,
    retry: false,
  });
  const stop = observer.subscribe(() => undefined);
  const pages = () => observer.getCurrentResult().data?.pages;
  return { queries, observer, stop, pages, come: (page: string[]) => waiting.shift()?.(page) };
}

describe('what the live line tells', () => {
  it('is not lost while the first page is being read', async () => {
    const { queries, stop, pages, come } = reading();
    add(queries, 'new');
    come(['old']);
    await expect.poll(pages).toEqual([['old', 'new']]);
    stop();
  });

  it('is not lost while a page further back is being read, and is there once', async () => {
    const { queries, observer, stop, pages, come } = reading();
    come(['old']);
    await expect.poll(pages).toEqual([['old']]);
    const more = observer.fetchNextPage();
    add(queries, 'new');
    expect(pages()).toEqual([['old', 'new']]);
    come(['oldest']);
    await more;
    await expect.poll(pages).toEqual([['old', 'new'], ['oldest']]);
    stop();
  });

  it('is there when nothing is being read', async () => {
    const { queries, stop, pages, come } = reading();
    come(['old']);
    await expect.poll(pages).toEqual([['old']]);
    add(queries, 'new');
    expect(pages()).toEqual([['old', 'new']]);
    stop();
  });
});
