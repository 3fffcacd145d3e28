import { QueryClientProvider } from '@tanstack/react-query';
import { lazy, Suspense, useEffect, useState } from 'react';
import { problemText } from '../api/problem';
import { EntryPage } from '../features/session/EntryPage';
import { ForcedPasswordPage } from '../features/session/ForcedPasswordPage';
import { ForcedSecondFactorPage } from '../features/session/ForcedSecondFactorPage';
import styles from '../features/session/session.module.css';
import { SignInPage } from '../features/session/SignInPage';
import { texts } from '../features/session/texts';
import { useSessionQuery } from '../features/session/useSession';
import { useLanguage, useTexts } from './i18n/language';
import { createQueries } from './queries';

// Everything behind the sign-in, with its component library, is one step away.
const loadShell = () => import('./shell/Shell');
const Shell = lazy(loadShell);

export function App() {
  const [queries] = useState(createQueries);
  return (
    <QueryClientProvider client={queries}>
      <Entrance />
    </QueryClientProvider>
  );
}

function Entrance() {
  const session = useSessionQuery();
  const signedOut = session.data === null;

  useEffect(() => {
    // While somebody types a password the console itself is fetched.
    if (signedOut) void loadShell();
  }, [signedOut]);

  if (session.isPending) return <Waiting />;
  if (session.isError) return <Unreachable error={session.error} onRetry={() => void session.refetch()} />;
  if (!session.data) return <SignInPage />;
  if (session.data.mustChangePassword) return <ForcedPasswordPage staff={session.data} />;
  if (session.data.mustEnrolSecondFactor) return <ForcedSecondFactorPage staff={session.data} />;
  return (
    <Suspense fallback={<Waiting />}>
      <Shell staff={session.data} />
    </Suspense>
  );
}

function Waiting() {
  const t = useTexts(texts);
  return (
    <div className={styles.waiting} role="status">
      {t('loading')}
    </div>
  );
}

function Unreachable({ error, onRetry }: { error: Error; onRetry: () => void }) {
  const t = useTexts(texts);
  const language = useLanguage();
  return (
    <EntryPage>
      <h2 className={styles.title}>{t('noServer')}</h2>
      <p className={styles.problem}>{problemText(error, language)}</p>
      <button type="button" className={styles.submit} onClick={onRetry}>
        {t('retry')}
      </button>
    </EntryPage>
  );
}
