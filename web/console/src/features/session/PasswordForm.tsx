import { type SyntheticEvent, useState } from 'react';
import { problemText } from '../../api/problem';
import { useLanguage, useTexts } from '../../app/i18n/language';
import { minimumLength, mistakeIn, type PasswordMistake } from './newPassword';
import { PasswordField } from './PasswordField';
import styles from './session.module.css';
import { texts } from './texts';
import { useChangePassword } from './useSession';

/** Changes the password of the person signed in. */
export function PasswordForm({ onChanged }: { onChanged?: () => void }) {
  const t = useTexts(texts);
  const language = useLanguage();
  const change = useChangePassword();
  const [current, setCurrent] = useState('');
  const [next, setNext] = useState('');
  const [repeat, setRepeat] = useState('');
  const [mistake, setMistake] = useState<PasswordMistake>();

  const submit = (event: SyntheticEvent) => {
    event.preventDefault();
    const found = mistakeIn(current, next, repeat);
    setMistake(found);
    if (!found) change.mutate({ current, next }, { onSuccess: onChanged });
  };

  return (
    <form onSubmit={submit} noValidate>
      <PasswordField label={t('current')} value={current} autoComplete="current-password" autoFocus onChange={setCurrent} />
      <PasswordField label={t('next')} value={next} autoComplete="new-password" hint={t('rules', { length: minimumLength })} onChange={setNext} />
      <PasswordField label={t('repeat')} value={repeat} autoComplete="new-password" onChange={setRepeat} />
      <div role="alert" aria-live="assertive">
        {mistake && <p className={styles.problem}>{mistake === 'tooShort' ? t('tooShort', { length: minimumLength }) : t(mistake)}</p>}
        {!mistake && change.error && <p className={styles.problem}>{problemText(change.error, language)}</p>}
      </div>
      <button type="submit" className={styles.submit} disabled={change.isPending}>
        {t(change.isPending ? 'changing' : 'change')}
      </button>
    </form>
  );
}
