import { useMutation } from '@tanstack/react-query';
import { Button, Drawer, Input, Select, Space } from 'antd';
import { useState } from 'react';
import { api, body } from '../../api/client';
import { useTexts } from '../../app/i18n/language';
import { Failure } from '../../app/parts/Failure';
import { useAccountOptions } from '../accounts/useAccounts';
import styles from './try.module.css';
import { TryOutcome } from './TryOutcome';
import { tryTexts } from './tryTexts';

interface TryBoxProps {
  onClose: () => void;
  onOpen: (answerId: string) => void;
}

/** Asks the account a question without sending anything, and shows why it answers so. */
export function TryBox({ onClose, onOpen }: TryBoxProps) {
  const t = useTexts(tryTexts);
  const accounts = useAccountOptions();
  const [picked, setPicked] = useState<string>();
  const [text, setText] = useState('');
  const accountId = picked ?? accounts[0]?.value;
  const attempt = useMutation({ mutationFn: (asked: { accountId: string; text: string }) => body(api.POST('/api/answers/try', { body: asked })) });
  const ask = () => {
    if (accountId !== undefined && text.trim() !== '') attempt.mutate({ accountId, text: text.trim() });
  };

  return (
    <Drawer title={t('title')} open size={760} onClose={onClose}>
      <p className={styles.hint}>{t('hint')}</p>
      <Space.Compact block>
        {accounts.length > 1 && <Select aria-label={t('account')} style={{ width: 200 }} options={accounts} value={accountId} onChange={setPicked} />}
        <Input autoFocus maxLength={500} value={text} placeholder={t('placeholder')} onChange={(event) => setText(event.target.value)} onPressEnter={ask} />
        <Button type="primary" loading={attempt.isPending} disabled={accountId === undefined || text.trim() === ''} onClick={ask}>
          {t('ask')}
        </Button>
      </Space.Compact>
      <div className={styles.outcome}>
        {attempt.error && <Failure error={attempt.error} onRetry={ask} />}
        {attempt.data && <TryOutcome result={attempt.data} onOpen={onOpen} />}
      </div>
    </Drawer>
  );
}
