import { App, Checkbox, Input, Modal } from 'antd';
import { useState } from 'react';
import { problemText } from '../../api/problem';
import { useTexts } from '../../app/i18n/language';
import { texts } from './texts';
import { useBlock } from './useAppointments';

/** What is to be closed. */
export interface Blocked {
  offer: string;
  day: string;
  /** The slot; the whole day without one. */
  startsAt: string | null;
  /** As people read it. */
  when: string;
  /** How many are booked in it. */
  booked: number;
}

/** Closes a slot or a day; what is booked in it stays, or is cancelled with it. */
export function BlockDialog({ blocked, onClose }: { blocked: Blocked; onClose: () => void }) {
  const t = useTexts(texts);
  const { message } = App.useApp();
  const block = useBlock();
  const [reason, setReason] = useState('');
  const [cancels, setCancels] = useState(false);
  const given = reason.trim().length >= 2;
  const submit = () => {
    if (!given || block.isPending) return;
    block.mutate(
      { offer: blocked.offer, day: blocked.day, startsAt: blocked.startsAt, reason: reason.trim(), cancelsBookings: cancels },
      {
        onSuccess: ({ cancelled }) => {
          void message.success(t('blockedDone', { count: cancelled }));
          onClose();
        },
      },
    );
  };
  return (
    <Modal open title={t('blockTitle', { when: blocked.when })} okText={t('block')} cancelText={t('back')} okButtonProps={{ disabled: !given, danger: true, loading: block.isPending }} onOk={submit} onCancel={onClose}>
      <p>{t('blockHint')}</p>
      <Input autoFocus aria-label={t('reason')} placeholder={t('reasonExample')} maxLength={100} value={reason} onChange={(event) => setReason(event.target.value)} onPressEnter={submit} />
      {blocked.booked > 0 && (
        <p>
          <Checkbox checked={cancels} onChange={(event) => setCancels(event.target.checked)}>
            {t('cancelToo', { count: blocked.booked })}
          </Checkbox>
        </p>
      )}
      {block.error && <p role="alert">{problemText(block.error)}</p>}
    </Modal>
  );
}
