import { App, Button, Tag } from 'antd';
import type { ReactNode } from 'react';
import { problemText } from '../../api/problem';
import type { Account } from '../../api/types';
import { useLanguage, useTexts } from '../../app/i18n/language';
import { CopyText } from '../../app/parts/CopyText';
import { useNow } from '../../app/time/clock';
import { dateTime, duration, shortMoment } from '../../app/time/format';
import styles from './accounts.module.css';
import { texts } from './texts';
import { useCheckAccount } from './useAccounts';

export function AccountCard({ account, onEdit }: { account: Account; onEdit: () => void }) {
  const t = useTexts(texts);
  const { message } = App.useApp();
  const check = useCheckAccount();
  const runCheck = () =>
    check.mutate(account.id, {
      onSuccess: () => void message.success(t('checked')),
      onError: (error) => void message.error(problemText(error)),
    });
  return (
    <article className={styles.card}>
      <header>
        <h2>{account.name}</h2>
        <Tag variant="filled">{t(account.kind)}</Tag>
        <Tag variant="filled" color={account.mode === 'plain' ? 'orange' : 'default'}>
          {t(account.mode)}
        </Tag>
        <span className={styles.buttons}>
          <Button size="small" loading={check.isPending} onClick={runCheck}>
            {t('check')}
          </Button>
          <Button size="small" onClick={onEdit}>
            {t('edit')}
          </Button>
        </span>
      </header>
      <Health account={account} />
      <dl className={styles.facts}>
        <Fact label={t('callbackUrl')}>
          <CopyText value={account.callbackUrl} />
        </Fact>
        <Fact label={t('appId')}>
          <CopyText value={account.appId} />
        </Fact>
        <Fact label={t('originalId')}>
          <CopyText value={account.originalId} />
        </Fact>
        <Fact label={t('token')}>
          <code>{account.tokenMasked}</code>
        </Fact>
        <Fact label={t('encodingAesKey')}>
          <code>{account.encodingAesKeyMasked}</code>
        </Fact>
        <Fact label={t('appSecret')}>
          <code>{account.appSecretMasked}</code>
        </Fact>
      </dl>
    </article>
  );
}

function Fact({ label, children }: { label: string; children: ReactNode }) {
  return (
    <>
      <dt>{label}</dt>
      <dd>{children}</dd>
    </>
  );
}

const tones = { ok: styles.good, failing: styles.bad, unknown: styles.unknown, silent: styles.warn, never: styles.warn };

function Health({ account }: { account: Account }) {
  const t = useTexts(texts);
  const language = useLanguage();
  const now = useNow(60_000);
  const { token, callback } = account.health;
  const left = token.expiresAt == null ? undefined : Date.parse(token.expiresAt) - now;
  const tokenNotes = [
    ...(token.checkedAt == null ? [] : [t('checkedAt', { time: shortMoment(token.checkedAt, now, language) })]),
    ...(left === undefined || left < 0 ? [] : [t('expiresIn', { time: duration(left, language) })]),
  ];
  const callbackNotes = [t('today', { count: callback.today }), ...(callback.lastAt == null ? [] : [t('lastAt', { time: dateTime(callback.lastAt, language) })])];
  return (
    <div className={styles.health}>
      <Light tone={tones[token.state]} title={t('tokenHealth')} state={t(`token_${token.state}`)} notes={tokenNotes} error={token.error} />
      <Light tone={tones[callback.state]} title={t('callbackHealth')} state={t(`callback_${callback.state}`)} notes={callbackNotes} error={callback.lastError} />
    </div>
  );
}

interface LightProps {
  tone: string | undefined;
  title: string;
  state: string;
  notes: readonly string[];
  error: string | null | undefined;
}

function Light({ tone, title, state, notes, error }: LightProps) {
  return (
    <div className={styles.light}>
      <span>{title}</span>
      <strong className={tone}>{state}</strong>
      <small>{notes.join(' · ')}</small>
      {error != null && error !== '' && <p>{error}</p>}
    </div>
  );
}
