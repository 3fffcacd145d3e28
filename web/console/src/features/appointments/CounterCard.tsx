import { App, Button, Card, Input, Space } from 'antd';
import { useState } from 'react';
import { problemText } from '../../api/problem';
import type { AppointmentOffer, Booking } from '../../api/types';
import { useTexts } from '../../app/i18n/language';
import { dayOf } from '../../app/time/format';
import { useMay } from '../session/useSession';
import styles from './appointments.module.css';
import { CheckIn } from './CheckIn';
import { texts } from './texts';
import { ticketOf } from './ticket';
import { useCallNext } from './useAppointments';

const windowKey = 'zhijian.window';
const seenKey = (offer: string, window: string) => `zhijian.called.${offer}.${window}`;

/** Beside the day: whoever comes is checked in by code, and numbers are called. */
export function CounterCard({ offer, isOld, waiting }: { offer: AppointmentOffer; isOld: boolean; waiting: number }) {
  const t = useTexts(texts);
  const mayAct = useMay('reply');
  return (
    <Card size="small" className={styles.counter} title={t('counter')} extra={<span>{t('waiting', { count: waiting })}</span>}>
      {mayAct && <CheckIn />}
      {mayAct && <Calling key={offer.key} offer={offer.key} isOld={isOld} />}
      <a href={offer.screen} target="_blank" rel="noreferrer">
        {t('screen')}
      </a>
    </Card>
  );
}

function Calling({ offer, isOld }: { offer: string; isOld: boolean }) {
  const t = useTexts(texts);
  const { message } = App.useApp();
  const call = useCallNext();
  const [window, setWindow] = useState(() => localStorage.getItem(windowKey) ?? '');
  const keep = (value: string) => {
    setWindow(value);
    localStorage.setItem(windowKey, value);
  };
  const next = () =>
    call.mutate(
      { offer, window: window.trim(), seen: lastSeen(offer, window.trim()) },
      {
        onSuccess: ({ booking }) => booking && keepSeen(booking),
        onError: (error) => void message.error(problemText(error)),
      },
    );
  return (
    <section className={styles.part}>
      <Space.Compact block>
        <Input aria-label={t('window')} placeholder={t('windowExample')} value={window} maxLength={20} onChange={(event) => keep(event.target.value)} />
        <Button disabled={window.trim() === '' || isOld} loading={call.isPending} onClick={next}>
          {t('callNext')}
        </Button>
      </Space.Compact>
      {call.data && <p role="status">{call.data.booking === null ? t('nobody') : `${t('called', { ticket: ticketOf(call.data.booking), window: call.data.booking.window ?? '' })}（${call.data.name ?? ''}）`}</p>}
    </section>
  );
}

/** The number called last from here to this window today, 0 when none; with it a call whose answer was lost is answered once more and nobody is passed over. */
function lastSeen(offer: string, window: string): number {
  const [day, ticket] = (localStorage.getItem(seenKey(offer, window)) ?? '').split(' ');
  return day === dayOf(Date.now()) ? Number(ticket) : 0;
}

function keepSeen({ offer, window, ticket }: Booking): void {
  if (window !== null) localStorage.setItem(seenKey(offer, window), `${dayOf(Date.now())} ${ticket ?? 0}`);
}
