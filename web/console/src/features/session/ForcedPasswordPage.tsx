import type { Staff } from '../../api/types';
import { useTexts } from '../../app/i18n/language';
import { EntryPage } from './EntryPage';
import { PasswordForm } from './PasswordForm';
import styles from './session.module.css';
import { texts } from './texts';
import { useSignOut } from './useSession';

/** Stands before everything else while somebody still has a password that others may know. */
export function ForcedPasswordPage({ staff }: { staff: Staff }) {
  const t = useTexts(texts);
  const signOut = useSignOut();
  return (
    <EntryPage>
      <h2 className={styles.title}>{t('changeTitle')}</h2>
      <p className={styles.why}>{t('changeWhy', { name: staff.displayName })}</p>
      <PasswordForm />
      <button type="button" className={styles.quiet} onClick={() => signOut.mutate()}>
        {t('signOut')}
      </button>
    </EntryPage>
  );
}
