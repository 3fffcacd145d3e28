import { Input, Modal } from 'antd';
import { useState } from 'react';
import { problemText } from '../../api/problem';
import { useTexts } from '../../app/i18n/language';
import { texts } from './texts';

interface RevealDialogProps {
  pending: boolean;
  error: Error | null;
  onReason: (reason: string) => void;
  onClose: () => void;
}

/** Asks why somebody needs numbers in full. */
export function RevealDialog({ pending, error, onReason, onClose }: RevealDialogProps) {
  const t = useTexts(texts);
  const [reason, setReason] = useState('');
  const given = reason.trim().length >= 2;
  const submit = () => {
    if (given && !pending) onReason(reason.trim());
  };
  return (
    <Modal title={t('revealTitle')} open okText={t('reveal')} cancelText={t('cancel')} okButtonProps={{ disabled: !given }} confirmLoading={pending} onOk={submit} onCancel={onClose} width={420}>
      <p>{t('revealWhy')}</p>
      <Input autoFocus aria-label={t('revealReason')} placeholder={t('revealExample')} maxLength={200} value={reason} onChange={(event) => setReason(event.target.value)} onPressEnter={submit} />
      {error && <p role="alert">{problemText(error)}</p>}
    </Modal>
  );
}
