import { Button } from 'antd';
import { Link } from 'react-router';
import type { MessageHit } from '../../api/types';
import { useLanguage, useTexts } from '../../app/i18n/language';
import { useNow } from '../../app/time/clock';
import { shortMoment } from '../../app/time/format';
import styles from './conversations.module.css';
import { nameOf } from './nameOf';
import { texts } from './texts';
import { useMessageSearch } from './useMessageSearch';

/** What was found in messages, under the conversations that were found; leads to the message itself. */
export function MessageHits({ query }: { query: string }) {
  const t = useTexts(texts);
  const search = useMessageSearch(query);
  const hits = search.data?.pages.flatMap((page) => page.items) ?? [];
  if (hits.length === 0) return null;
  return (
    <section aria-label={t('inMessages')}>
      <h3 className={styles.hitsHead}>{t('inMessages')}</h3>
      {hits.map((hit) => (
        <Hit key={`${hit.conversation.id} ${hit.seq}`} hit={hit} />
      ))}
      {search.hasNextPage && (
        <Button type="link" block loading={search.isFetchingNextPage} onClick={() => void search.fetchNextPage()}>
          {t('more')}
        </Button>
      )}
    </section>
  );
}

function Hit({ hit }: { hit: MessageHit }) {
  const t = useTexts(texts);
  const language = useLanguage();
  const now = useNow(60_000);
  const by = hit.sentBy === 'staff' ? `${t('byStaff')}：` : hit.sentBy === 'automatic' ? `${t('byAutomatic')}：` : '';
  return (
    <Link to={`/conversations/${hit.conversation.id}?at=${hit.seq}`} className={styles.row}>
      <span className={styles.rowText}>
        <span className={styles.rowTop}>
          <strong>{nameOf(hit.conversation, t)}</strong>
          <time dateTime={hit.at}>{shortMoment(hit.at, now, language)}</time>
        </span>
        <span className={styles.hit}>
          {by}
          {hit.excerpt}
        </span>
      </span>
    </Link>
  );
}
