import { useTexts } from '../i18n/language';
import { useLiveState } from '../live/LiveProvider';
import styles from './shell.module.css';
import { texts } from './texts';

/** Whether what is on screen is live; loud only when it is not. */
export function ConnectionState() {
  const t = useTexts(texts);
  const state = useLiveState();
  return (
    <span className={`${styles.connection} ${styles[state] ?? ''}`} role="status" title={t(state)}>
      <i aria-hidden="true" />
      {t(state)}
    </span>
  );
}
