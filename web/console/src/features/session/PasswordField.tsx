import { useState } from 'react';
import { useTexts } from '../../app/i18n/language';
import styles from './session.module.css';
import { texts } from './texts';

interface PasswordFieldProps {
  label: string;
  value: string;
  autoComplete: 'current-password' | 'new-password';
  onChange: (value: string) => void;
  autoFocus?: boolean;
  hint?: string;
}

/** A labelled password with a switch that shows it. */
export function PasswordField({ label, value, autoComplete, onChange, autoFocus = false, hint }: PasswordFieldProps) {
  const t = useTexts(texts);
  const [shown, setShown] = useState(false);
  return (
    <label className={styles.field}>
      <span>{label}</span>
      <span className={styles.password}>
        <input
          type={shown ? 'text' : 'password'}
          value={value}
          autoComplete={autoComplete}
          autoFocus={autoFocus}
          maxLength={128}
          onChange={(event) => onChange(event.target.value)}
        />
        <button type="button" tabIndex={-1} aria-label={t(shown ? 'hidePassword' : 'showPassword')} aria-pressed={shown} onClick={() => setShown(!shown)}>
          <svg viewBox="0 0 24 24" width="18" height="18" aria-hidden="true" fill="none" stroke="currentColor" strokeWidth="1.6">
            <path d="M2.500 12S6 5.500 12 5.500 21.500 12 21.500 12 18 18.500 12 18.500 2.500 12 2.500 12z" />
            <circle cx="12" cy="12" r="3" />
            {!shown && <path d="M4 20 20 4" />}
          </svg>
        </button>
      </span>
      {hint !== undefined && <small>{hint}</small>}
    </label>
  );
}
