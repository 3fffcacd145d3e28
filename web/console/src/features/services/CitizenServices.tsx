import { Tag } from 'antd';
import type { RunState, ServiceRun } from '../../api/types';
import { useLanguage, useTexts } from '../../app/i18n/language';
import { dateTime } from '../../app/time/format';
import { EntryList } from './EntryList';
import styles from './services.module.css';
import { runTexts, texts } from './texts';
import { useServicesOf } from './useServices';

const colours: Readonly<Record<RunState, string>> = { open: 'blue', done: 'green', ended: 'default', handedOver: 'gold', waiting: 'blue' };

/** Beside the chat: what this citizen began and finished; nothing when there is nothing. */
export function CitizenServices({ conversationId }: { conversationId: string }) {
  const t = useTexts(texts);
  const runs = useServicesOf(conversationId).data ?? [];
  if (runs.length === 0) return null;
  return (
    <section className={styles.citizen} aria-label={t('citizenServices')}>
      <h3>{t('citizenServices')}</h3>
      {runs.map((run) => (
        <Run key={run.id} run={run} />
      ))}
    </section>
  );
}

function Run({ run }: { run: ServiceRun }) {
  const t = useTexts(texts);
  const state = useTexts(runTexts);
  const language = useLanguage();
  const handled = run.number !== null && run.handledAt !== null;
  return (
    <details open={run.state === 'open' || run.state === 'handedOver'}>
      <summary>
        <strong>{run.title}</strong>
        <Tag color={run.number !== null && !handled ? 'gold' : colours[run.state]}>{run.number === null ? state(run.state) : t(handled ? 'handled' : 'waiting')}</Tag>
        <span>{run.number ?? progress(run, t)}</span>
        <span>{dateTime(run.changedAt, language)}</span>
      </summary>
      <EntryList entries={run.entries} />
      {run.handledNote !== null && <p>{t('entry', { title: t('note'), shown: run.handledNote })}</p>}
    </details>
  );
}

/** How far it got, where that still says something. */
function progress(run: ServiceRun, t: ReturnType<typeof useTexts<typeof texts>>): string | undefined {
  if (run.at !== null) return t('atStep', { at: run.at, of: run.steps });
  return run.state === 'open' ? t('atSummary') : undefined;
}
