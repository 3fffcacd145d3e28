import type { ServiceRun } from '../../api/types';
import { useTexts } from '../../app/i18n/language';
import { FileList } from './FileList';
import styles from './services.module.css';
import { texts } from './texts';

/** What a citizen entered, step by step. */
export function EntryList({ entries }: { entries: ServiceRun['entries'] }) {
  const t = useTexts(texts);
  if (entries.length === 0) return <p className={styles.faint}>{t('nothingEntered')}</p>;
  return (
    <dl className={styles.entries}>
      {entries.map(({ title, shown, files }) => (
        <div key={title}>
          <dt>{title}</dt>
          <dd>
            {shown}
            {(files ?? []).length > 0 && <FileList files={files ?? []} />}
          </dd>
        </div>
      ))}
    </dl>
  );
}
