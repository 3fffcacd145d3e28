import { lazy, Suspense, type SyntheticEvent, useState } from 'react';
import { problemText } from '../../api/problem';
import type { Staff } from '../../api/types';
import { useLanguage, useTexts } from '../../app/i18n/language';
import { PasswordField } from './PasswordField';
import styles from './session.module.css';
import { texts } from './texts';
import { useConfirmSecondFactor, useOfferSecondFactor } from './useSession';

const QrCode = lazy(() => import('./QrCode'));

/** Enrols an authenticator app: password, QR code, a code to prove it, recovery codes to keep. */
export function SecondFactorForm({ onEnrolled }: { onEnrolled: (staff: Staff) => void }) {
  const offer = useOfferSecondFactor();
  const confirm = useConfirmSecondFactor();
  if (confirm.data) return <Codes codes={confirm.data.recoveryCodes} onDone={() => onEnrolled(confirm.data.staff)} />;
  if (offer.data) return <ScanStep offer={offer.data} confirm={confirm} />;
  return <PasswordStep offer={offer} />;
}

function PasswordStep({ offer }: { offer: ReturnType<typeof useOfferSecondFactor> }) {
  const t = useTexts(texts);
  const [password, setPassword] = useState('');
  const submit = (event: SyntheticEvent) => {
    event.preventDefault();
    if (password !== '') offer.mutate(password, { onError: () => setPassword('') });
  };
  return (
    <form onSubmit={submit} noValidate>
      <PasswordField label={t('current')} value={password} autoComplete="current-password" autoFocus onChange={setPassword} />
      <Trouble error={offer.error} />
      <button type="submit" className={styles.submit} disabled={offer.isPending}>
        {t('goOn')}
      </button>
    </form>
  );
}

function ScanStep({ offer, confirm }: { offer: { key: string; uri: string }; confirm: ReturnType<typeof useConfirmSecondFactor> }) {
  const t = useTexts(texts);
  const [code, setCode] = useState('');
  const submit = (event: SyntheticEvent) => {
    event.preventDefault();
    if (code.trim() !== '') confirm.mutate(code.trim(), { onError: () => setCode('') });
  };
  return (
    <form onSubmit={submit} noValidate>
      <p className={styles.why}>{t('scan')}</p>
      <div className={styles.qr}>
        <Suspense>
          <QrCode value={offer.uri} />
        </Suspense>
      </div>
      <p className={styles.why}>
        {t('manualKey')} <code className={styles.key}>{offer.key.match(/.{1,4}/g)?.join(' ')}</code>
      </p>
      <label className={styles.field}>
        <span>{t('code')}</span>
        <input value={code} inputMode="numeric" autoComplete="one-time-code" autoFocus maxLength={7} onChange={(event) => setCode(event.target.value)} />
      </label>
      <Trouble error={confirm.error} />
      <button type="submit" className={styles.submit} disabled={confirm.isPending}>
        {t('confirm')}
      </button>
    </form>
  );
}

function Codes({ codes, onDone }: { codes: readonly string[]; onDone: () => void }) {
  const t = useTexts(texts);
  return (
    <>
      <p className={styles.why}>{t('recoveryHint')}</p>
      <ul className={styles.codes} aria-label={t('recoveryCodes')}>
        {codes.map((code) => (
          <li key={code}>
            <code>{code}</code>
          </li>
        ))}
      </ul>
      <button type="button" className={styles.submit} onClick={onDone}>
        {t('codesKept')}
      </button>
    </>
  );
}

function Trouble({ error }: { error: Error | null }) {
  const language = useLanguage();
  return (
    <div role="alert" aria-live="assertive">
      {error && <p className={styles.problem}>{problemText(error, language)}</p>}
    </div>
  );
}
