import { type SyntheticEvent, useState } from 'react';
import { ApiProblem, problemText } from '../../api/problem';
import { useLanguage, useTexts } from '../../app/i18n/language';
import { EntryPage } from './EntryPage';
import { PasswordField } from './PasswordField';
import styles from './session.module.css';
import { texts } from './texts';
import { useSignIn } from './useSession';

export function SignInPage() {
  const t = useTexts(texts);
  const language = useLanguage();
  const signIn = useSignIn();
  const [userName, setUserName] = useState('');
  const [password, setPassword] = useState('');
  const [incomplete, setIncomplete] = useState(false);
  const locked = signIn.error instanceof ApiProblem && signIn.error.code === 'locked_out';

  const submit = (event: SyntheticEvent) => {
    event.preventDefault();
    const missing = userName.trim() === '' || password === '';
    setIncomplete(missing);
    if (!missing) signIn.mutate({ userName: userName.trim(), password }, { onError: () => setPassword('') });
  };

  return (
    <EntryPage>
      <form onSubmit={submit} noValidate>
        <label className={styles.field}>
          <span>{t('userName')}</span>
          <input value={userName} autoComplete="username" autoFocus spellCheck={false} autoCapitalize="none" maxLength={64} onChange={(event) => setUserName(event.target.value)} />
        </label>
        <PasswordField label={t('password')} value={password} autoComplete="current-password" onChange={setPassword} />
        <div role="alert" aria-live="assertive">
          {incomplete && <p className={styles.problem}>{t('fillBoth')}</p>}
          {!incomplete && signIn.error && (
            <p className={locked ? styles.locked : styles.problem}>
              {locked && <strong>{t('lockedTitle')}</strong>}
              {problemText(signIn.error, language)}
            </p>
          )}
        </div>
        <button type="submit" className={styles.submit} disabled={signIn.isPending}>
          {t(signIn.isPending ? 'signingIn' : 'signIn')}
        </button>
      </form>
    </EntryPage>
  );
}
