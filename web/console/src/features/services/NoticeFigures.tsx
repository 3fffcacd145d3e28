import { useQuery } from '@tanstack/react-query';
import { api, body } from '../../api/client';
import { useLanguage, useTexts } from '../../app/i18n/language';
import { dateTime } from '../../app/time/format';
import styles from './services.module.css';
import { serviceTexts } from './texts';

/** A notice goes round within seconds; whoever looks wants to see it go. */
const lookEvery = 5_000;

/** How many have subscribed with a service, and what they were told last. */
export function NoticeFigures({ service }: { service: string }) {
  const t = useTexts(serviceTexts);
  const language = useLanguage();
  const { data } = useQuery({
    queryKey: ['services', 'notices', service],
    queryFn: ({ signal }) => body(api.GET('/api/services/{key}/notices', { params: { path: { key: service } }, signal })),
    refetchInterval: lookEvery,
  });
  if (data === undefined) return null;
  return (
    <section aria-label={t('notices')}>
      <h3>
        {t('notices')} · {t('subscribers', { count: data.subscribers })}
      </h3>
      {data.latest.length === 0 && <p className={styles.faint}>{t('noNotices')}</p>}
      <ol className={styles.notices}>
        {data.latest.map((notice) => (
          <li key={notice.madeAt}>
            <p className={styles.faint}>
              {dateTime(notice.madeAt, language)} · {t(notice.doneAt === null ? 'goingRound' : 'told', { count: notice.told })}
              {notice.goodUntil !== null && ` · ${t('goodUntil', { at: dateTime(notice.goodUntil, language) })}`}
            </p>
            <p>{notice.text}</p>
          </li>
        ))}
      </ol>
    </section>
  );
}
