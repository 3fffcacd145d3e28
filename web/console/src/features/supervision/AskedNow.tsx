import { Failure } from '../../app/parts/Failure';
import { Loading } from '../../app/parts/Loading';
import { useTexts } from '../../app/i18n/language';
import { Sparkline } from '../unanswered/Sparkline';
import { Panel } from './Panel';
import styles from './supervision.module.css';
import { texts } from './texts';
import { useAsked } from './useSupervision';

/** What people ask now, whether it is answered, and whether it grows. */
export function AskedNow() {
  const t = useTexts(texts);
  const asked = useAsked();
  const change = (by: number) => (by > 0 ? t('more', { count: by }) : by < 0 ? t('fewer', { count: -by }) : t('asBefore'));
  return (
    <Panel title={t('asked')} hint={t('askedHint')}>
      {asked.isPending && <Loading />}
      {asked.isError && <Failure error={asked.error} onRetry={() => void asked.refetch()} />}
      {asked.data?.length === 0 && <p className={styles.nothing}>{t('askedNothing')}</p>}
      {asked.data !== undefined && asked.data.length > 0 && (
        <ol className={styles.list} aria-label={t('asked')}>
          {asked.data.map((matter) => (
            <li key={matter.kind + matter.id}>
              <span className={matter.kind === 'answer' ? styles.answered : styles.unanswered}>{t(`kind_${matter.kind}`)}</span>
              <span className={styles.matter} title={matter.title}>
                {matter.title}
              </span>
              <span className={styles.end}>
                <b>{t('times', { count: matter.count })}</b> <span className={styles.faint}>{change(matter.count - matter.before)}</span>
              </span>
              <Sparkline values={matter.trend} label={t('trend', { count: matter.trend.reduce((sum, count) => sum + count, 0) })} />
            </li>
          ))}
        </ol>
      )}
    </Panel>
  );
}
