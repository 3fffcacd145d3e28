import { type RefObject, useEffect, useRef } from 'react';
import { useSearchParams } from 'react-router';
import type { useMessages } from './useMessages';

/** Goes to the message that the address names (`?at=12`), reading back as far as that needs, and shows which one it is. */
export function useJump(stream: ReturnType<typeof useMessages>, box: RefObject<HTMLElement | null>) {
  const wanted = Number(useSearchParams()[0].get('at') ?? Number.NaN);
  const shown = useRef(Number.NaN);
  const { messages, hasNextPage, isFetchingNextPage, fetchNextPage } = stream;
  const found = messages.find((message) => message.seq === wanted)?.id;
  const readBack = !Number.isNaN(wanted) && found === undefined && hasNextPage && !isFetchingNextPage && (messages[0]?.seq ?? 0) > wanted;

  useEffect(() => {
    if (readBack) void fetchNextPage();
  }, [readBack, fetchNextPage]);

  useEffect(() => {
    if (found === undefined || shown.current === wanted) return;
    const bubble = box.current?.querySelector(`[data-message="${found}"]`);
    if (!bubble) return;
    shown.current = wanted;
    bubble.scrollIntoView({ block: 'center' });
    bubble.setAttribute('data-found', '');
  }, [found, wanted, box]);
}
