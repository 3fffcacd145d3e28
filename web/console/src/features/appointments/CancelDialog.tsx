import { App, Input, Modal } from 'antd';
import { useState } from 'react';
import { problemText } from '../../api/problem';
import type { Booking } from '../../api/types';
import { useTexts } from '../../app/i18n/language';
import { texts } from './texts';
import { useCancelBooking } from './useAppointments';

/** Cancels one booking for a reason the citizen is told. */
export function CancelDialog({ booking, onClose }: { booking: Booking; onClose: () => void }) {
  const t = useTexts(texts);
  const { message } = App.useApp();
  const cancel = useCancelBooking();
  const [reason, setReason] = useState('');
  const given = reason.trim().length >= 2;
  const submit = () => {
    if (!given || cancel.isPending) return;
    cancel.mutate(
      { id: booking.id, reason: reason.trim() },
      {
        onSuccess: () => {
          void message.success(t('cancelled'));
          onClose();
        },
      },
    );
  };
  return (
    <Modal
      open
      title={t('cancelTitle', { name: booking.name === '' ? booking.number : booking.name })}
      okText={t('cancelBooking')}
      cancelText={t('keep')}
      okButtonProps={{ disabled: !given, danger: true, loading: cancel.isPending }}
      onOk={submit}
      onCancel={onClose}
    >
      <p>{t('cancelHint')}</p>
      <Input autoFocus aria-label={t('reason')} placeholder={t('reasonExample')} maxLength={100} value={reason} onChange={(event) => setReason(event.target.value)} onPressEnter={submit} />
      {cancel.error && <p role="alert">{problemText(cancel.error)}</p>}
    </Modal>
  );
}
