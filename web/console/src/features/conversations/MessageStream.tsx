import { Button } from 'antd';
import { useLayoutEffect, useMemo, useRef, useState } from 'react';
import { problemText } from '../../api/problem';
import type { Conversation } from '../../api/types';
import { useLanguage, useTexts } from '../../app/i18n/language';
import { Loading } from '../../app/parts/Loading';
import { useNow } from '../../app/time/clock';
import { longMoment } from '../../app/time/format';
import styles from './conversations.module.css';
import { MessageGroupView } from './MessageGroupView';
import { groupMessages } from './messageGroups';
import { texts } from './texts';
import { useJump } from './useJump';
import { useMessages } from './useMessages';
import { usePendingReplies } from './usePendingReplies';

/** How near the end still counts as being at the end. */
const nearEnd = 80;

/** The messages, oldest above; stays at the end while one is there, and where one reads otherwise. */
export function MessageStream({ conversation }: { conversation: Conversation }) {
  const t = useTexts(texts);
  const stream = useMessages(conversation.id);
  const { pending } = usePendingReplies(conversation.id);
  const messages = useMemo(() => [...stream.messages, ...pending], [stream.messages, pending]);
  const groups = useMemo(() => groupMessages(messages), [messages]);
  const first = messages[0]?.id;
  const last = messages.at(-1)?.id;
  const { box, behind, onScroll, toEnd } = useScrollPlace(first, last);
  useJump(stream, box);

  if (stream.isPending) return <Loading />;
  return (
    <div className={styles.streamFrame}>
      <div ref={box} className={styles.stream} onScroll={onScroll} role="log" aria-live="polite">
        <div className={styles.streamTop}>
          {stream.isError && <span role="alert">{problemText(stream.error)}</span>}
          {stream.hasNextPage && (
            <Button size="small" type="link" loading={stream.isFetchingNextPage} onClick={() => void stream.fetchNextPage()}>
              {t('earlier')}
            </Button>
          )}
          {stream.isSuccess && !stream.hasNextPage && <span>{t('beginning')}</span>}
        </div>
        {groups.map((group) => (
          <div key={group.key} className={styles.group}>
            {group.mark !== undefined && <TimeMark at={group.mark} />}
            <MessageGroupView group={group} conversation={conversation} />
          </div>
        ))}
      </div>
      {behind && (
        <button type="button" className={styles.newBelow} onClick={toEnd}>
          {t('newBelow')} ↓
        </button>
      )}
    </div>
  );
}

function TimeMark({ at }: { at: string }) {
  const language = useLanguage();
  const now = useNow(60_000);
  return (
    <time className={styles.timeMark} dateTime={at}>
      {longMoment(at, now, language)}
    </time>
  );
}

function useScrollPlace(first: string | undefined, last: string | undefined) {
  const box = useRef<HTMLDivElement>(null);
  const atEnd = useRef(true);
  const height = useRef(0);
  const top = useRef(0);
  const seen = useRef<{ first?: string; last?: string }>({});
  const [behind, setBehind] = useState(false);

  useLayoutEffect(() => {
    const element = box.current;
    if (!element) return;
    const earlierCame = seen.current.first !== undefined && seen.current.first !== first;
    if (atEnd.current) element.scrollTop = element.scrollHeight;
    else if (earlierCame) element.scrollTop += element.scrollHeight - height.current;
    else if (seen.current.last !== last) setBehind(true);
    height.current = element.scrollHeight;
    seen.current = { first, last };
  }, [first, last]);

  useLayoutEffect(() => {
    const element = box.current;
    if (!element) return;
    // Pictures grow when they arrive, the reply box grows while somebody writes: the end stays in sight.
    const observer = new ResizeObserver(() => {
      if (atEnd.current) element.scrollTop = element.scrollHeight;
      height.current = element.scrollHeight;
    });
    observer.observe(element);
    for (const child of element.children) observer.observe(child);
    return () => observer.disconnect();
  }, [first, last]);

  const onScroll = () => {
    const element = box.current;
    if (!element) return;
    // Only moving up leaves the end: content that grows below moves nothing and must not be taken for it.
    if (element.scrollHeight - element.scrollTop - element.clientHeight < nearEnd) {
      atEnd.current = true;
      setBehind(false);
    } else if (element.scrollTop < top.current) atEnd.current = false;
    top.current = element.scrollTop;
  };
  const toEnd = () => box.current?.scrollTo({ top: box.current.scrollHeight, behavior: 'smooth' });
  return { box, behind, onScroll, toEnd };
}
