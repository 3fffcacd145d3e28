import type { Staff } from '../../api/types';
import { useTexts } from '../../app/i18n/language';
import { EntryPage } from './EntryPage';
import { SecondFactorForm } from './SecondFactorForm';
import styles from './session.module.css';
import { texts } from './texts';
import { useRenewSession, useSignOut } from './useSession';

/** Stands before everything else while an administrator has no authenticator app. */
export function ForcedSecondFactorPage({ staff }: { staff: Staff }) {
  const t = useTexts(texts);
  const signOut = useSignOut();
  const renew = useRenewSession();
  return (
    <EntryPage>
      <h2 className={styles.title}>{t('factorTitle')}</h2>
      <p className={styles.why}>{t('factorWhy', { name: staff.displayName })}</p>
      <SecondFactorForm onEnrolled={renew} />
      <button type="button" className={styles.quiet} onClick={() => signOut.mutate()}>
        {t('signOut')}
      </button>
    </EntryPage>
  );
}
