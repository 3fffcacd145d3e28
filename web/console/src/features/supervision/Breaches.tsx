import { Link } from 'react-router';
import type { DeskNow } from '../../api/types';
import { useLanguage, useTexts } from '../../app/i18n/language';
import { duration } from '../../app/time/format';
import { Panel } from './Panel';
import styles from './supervision.module.css';
import { texts } from './texts';
import { useSince } from './Tiles';

/** Conversations that should have been answered; each leads to its chat. */
export function Breaches({ desk }: { desk: DeskNow }) {
  const t = useTexts(texts);
  const language = useLanguage();
  const since = useSince(desk);
  const nameOf = (key: string | null) => (key === null ? t('general') : (desk.departments.find((queue) => queue.department === key)?.name ?? key));
  return (
    <Panel title={t('breaches')} hint={desk.breaches.length === 0 ? undefined : String(desk.promises.overdue)}>
      {desk.breaches.length === 0 ? (
        <p className={styles.nothing}>{t('noBreaches')}</p>
      ) : (
        <ul className={styles.list} aria-label={t('breaches')}>
          {desk.breaches.map((breach) => (
            <li key={breach.conversationId}>
              <Link to={`/conversations/${breach.conversationId}`} aria-label={t('openConversation', { name: breach.citizen ?? t('citizen') })}>
                {breach.citizen ?? t('citizen')}
              </Link>
              <span className={styles.faint}>
                {nameOf(breach.department)} · {breach.holder === null ? t('unheld') : t('heldBy', { name: breach.holder })}
              </span>
              {breach.escalated && <span className={styles.mark}>{t('escalated')}</span>}
              <span className={`${styles.end} ${styles.bad}`}>{t('overdueBy', { time: duration(since(breach.dueAt), language) })}</span>
            </li>
          ))}
        </ul>
      )}
    </Panel>
  );
}
