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
  const [code, setCode] = useState('');
  const [incomplete, setIncomplete] = useState(false);
  // Name and password were right: the server asked for the code of the authenticator app, and asks again when it was wrong.
  const [second, setSecond] = useState(false);
  const locked = signIn.error instanceof ApiProblem && signIn.error.code === 'locked_out';

  const submit = (event: SyntheticEvent) => {
    event.preventDefault();
    const missing = userName.trim() === '' || password === '' || (second && code.trim() === '');
    setIncomplete(missing);
    if (!missing) signIn.mutate({ userName: userName.trim(), password, ...(second ? { code: code.trim() } : {}) }, { onError: refused });
  };

  const refused = (error: Error) => {
    const asked = error instanceof ApiProblem && (error.code === 'code_required' || error.code === 'code_wrong');
    setCode('');
    setSecond(asked);
    if (!asked) setPassword('');
  };

  const startAgain = () => {
    setSecond(false);
    setPassword('');
    signIn.reset();
  };

  const trouble = signIn.error && !(signIn.error instanceof ApiProblem && signIn.error.code === 'code_required') ? signIn.error : null;

  return (
    <EntryPage>
      <form onSubmit={submit} noValidate>
        {second ? (
          <>
            <h2 className={styles.title}>{t('codeTitle')}</h2>
            <p className={styles.why}>{t('codeHint')}</p>
            <label className={styles.field}>
              <span>{t('code')}</span>
              <input value={code} autoComplete="one-time-code" autoFocus spellCheck={false} autoCapitalize="none" maxLength={16} onChange={(event) => setCode(event.target.value)} />
            </label>
          </>
        ) : (
          <>
            <label className={styles.field}>
              <span>{t('userName')}</span>
              <input value={userName} autoComplete="username" autoFocus spellCheck={false} autoCapitalize="none" maxLength={64} onChange={(event) => setUserName(event.target.value)} />
            </label>
            <PasswordField label={t('password')} value={password} autoComplete="current-password" onChange={setPassword} />
          </>
        )}
        <div role="alert" aria-live="assertive">
          {incomplete && <p className={styles.problem}>{t(second ? 'fillCode' : 'fillBoth')}</p>}
          {!incomplete && trouble && (
            <p className={locked ? styles.locked : styles.problem}>
              {locked && <strong>{t('lockedTitle')}</strong>}
              {problemText(trouble, language)}
            </p>
          )}
        </div>
        <button type="submit" className={styles.submit} disabled={signIn.isPending}>
          {t(signIn.isPending ? 'signingIn' : 'signIn')}
        </button>
        {second && (
          <button type="button" className={styles.quiet} onClick={startAgain}>
            {t('otherPerson')}
          </button>
        )}
      </form>
    </EntryPage>
  );
}
