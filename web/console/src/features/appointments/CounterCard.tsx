import { Alert, App, Button, Card, Input, Space } from 'antd';
import { useState } from 'react';
import { ApiProblem, problemText } from '../../api/problem';
import type { AppointmentOffer } from '../../api/types';
import { useLanguage, useTexts } from '../../app/i18n/language';
import { timeOfDay } from '../../app/time/format';
import { useMay } from '../session/useSession';
import styles from './appointments.module.css';
import { texts } from './texts';
import { useCallNext, useCheckIn } from './useAppointments';

const windowKey = 'zhijian.window';
const overridable: readonly string[] = ['appointment_too_late', 'appointment_too_early'];

/** Beside the day: whoever comes is checked in by code, and numbers are called. */
export function CounterCard({ offer, waiting }: { offer: AppointmentOffer; waiting: number }) {
  const t = useTexts(texts);
  const mayAct = useMay('reply');
  return (
    <Card size="small" className={styles.counter} title={t('counter')} extra={<span>{t('waiting', { count: waiting })}</span>}>
      {mayAct && <CheckIn />}
      {mayAct && <Calling offer={offer.key} />}
      <a href={offer.screen} target="_blank" rel="noreferrer">
        {t('screen')}
      </a>
    </Card>
  );
}

/** A scanner types the code and presses enter; the field is ready for the next at once. */
function CheckIn() {
  const t = useTexts(texts);
  const language = useLanguage();
  const checkIn = useCheckIn();
  const [code, setCode] = useState('');
  const [tried, setTried] = useState('');
  const submit = (typed: string, evenIfLate: boolean) => {
    if (typed.trim() === '') return;
    setTried(typed);
    setCode('');
    checkIn.mutate({ code: typed.trim(), evenIfLate });
  };
  const overrules = checkIn.error instanceof ApiProblem && overridable.includes(checkIn.error.code);
  return (
    <section className={styles.part}>
      <Space.Compact block>
        <Input autoFocus aria-label={t('code')} placeholder={t('code')} value={code} maxLength={40} onChange={(event) => setCode(event.target.value)} onPressEnter={() => submit(code, false)} />
        <Button type="primary" loading={checkIn.isPending} onClick={() => submit(code, false)}>
          {t('checkIn')}
        </Button>
      </Space.Compact>
      {checkIn.data && (
        <Alert
          type="success"
          title={t('checkedIn', { name: checkIn.data.name, ticket: String(checkIn.data.booking.ticket ?? 0).padStart(3, '0') })}
          description={t('checkedInHint', { title: checkIn.data.booking.title, time: timeOfDay(checkIn.data.booking.startsAt, language) })}
        />
      )}
      {checkIn.error && (
        <Alert
          type="error"
          title={problemText(checkIn.error)}
          action={
            overrules && (
              <Button size="small" onClick={() => submit(tried, true)}>
                {t('evenIfLate')}
              </Button>
            )
          }
        />
      )}
    </section>
  );
}

function Calling({ offer }: { offer: string }) {
  const t = useTexts(texts);
  const { message } = App.useApp();
  const call = useCallNext();
  const [window, setWindow] = useState(() => localStorage.getItem(windowKey) ?? '');
  const keep = (value: string) => {
    setWindow(value);
    localStorage.setItem(windowKey, value);
  };
  const next = () => call.mutate({ offer, window: window.trim() }, { onError: (error) => void message.error(problemText(error)) });
  return (
    <section className={styles.part}>
      <Space.Compact block>
        <Input aria-label={t('window')} placeholder={t('windowExample')} value={window} maxLength={20} onChange={(event) => keep(event.target.value)} />
        <Button disabled={window.trim() === ''} loading={call.isPending} onClick={next}>
          {t('callNext')}
        </Button>
      </Space.Compact>
      {call.data && <p role="status">{call.data.booking === null ? t('nobody') : `${t('called', { ticket: String(call.data.booking.ticket ?? 0).padStart(3, '0'), window: call.data.booking.window ?? '' })}（${call.data.name ?? ''}）`}</p>}
    </section>
  );
}
