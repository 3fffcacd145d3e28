import { Alert, Button, Input, Space } from 'antd';
import { useRef, useState } from 'react';
import { ApiProblem, problemText } from '../../api/problem';
import type { CheckedIn } from '../../api/types';
import { useLanguage, useTexts } from '../../app/i18n/language';
import { timeOfDay } from '../../app/time/format';
import styles from './appointments.module.css';
import { texts } from './texts';
import { ticketOf } from './ticket';
import { useCheckIn } from './useAppointments';

const overridable: readonly string[] = ['appointment_too_late', 'appointment_too_early'];
/** How many scans stand below the field. */
const most = 5;

/** One code that was scanned, and what came of it. */
interface Scan {
  id: number;
  code: string;
  checkedIn?: CheckedIn;
  error?: Error;
}

/** A scanner types the code and presses enter; the field is ready for the next at once, and the last results stand below, newest first. */
export function CheckIn() {
  const t = useTexts(texts);
  const checkIn = useCheckIn();
  const [code, setCode] = useState('');
  const [scans, setScans] = useState<readonly Scan[]>([]);
  const count = useRef(0);
  const submit = (typed: string, evenIfLate: boolean, instead?: Scan) => {
    const scan: Scan = { id: ++count.current, code: typed.trim() };
    if (scan.code === '') return;
    setCode('');
    setScans((all) => [scan, ...all.filter((one) => one !== instead)].slice(0, most));
    const become = (result: Partial<Scan>) => setScans((all) => all.map((one) => (one.id === scan.id ? { ...one, ...result } : one)));
    checkIn.mutateAsync({ code: scan.code, evenIfLate }).then(
      (checkedIn) => become({ checkedIn }),
      (error: unknown) => become({ error: error as Error }),
    );
  };
  return (
    <section className={styles.part}>
      <Space.Compact block>
        <Input autoFocus aria-label={t('code')} placeholder={t('code')} value={code} maxLength={40} onChange={(event) => setCode(event.target.value)} onPressEnter={() => submit(code, false)} />
        <Button type="primary" onClick={() => submit(code, false)}>
          {t('checkIn')}
        </Button>
      </Space.Compact>
      {scans.length > 0 && (
        <ol className={styles.scans} aria-label={t('scans')}>
          {scans.map((scan) => (
            <li key={scan.id}>
              <Outcome scan={scan} onOverrule={() => submit(scan.code, true, scan)} />
            </li>
          ))}
        </ol>
      )}
    </section>
  );
}

/** Said aloud as it comes: each result is an alert of its own. */
function Outcome({ scan: { code, checkedIn, error }, onOverrule }: { scan: Scan; onOverrule: () => void }) {
  const t = useTexts(texts);
  const language = useLanguage();
  if (checkedIn) {
    const { booking, name } = checkedIn;
    return (
      <Alert
        key="done"
        type="success"
        title={t('checkedIn', { name, ticket: ticketOf(booking) })}
        description={t('checkedInHint', { title: booking.title, time: timeOfDay(booking.startsAt, language) })}
      />
    );
  }
  if (!error) return <p>{t('scanning', { code })}</p>;
  const overrules = error instanceof ApiProblem && overridable.includes(error.code);
  return (
    <Alert
      key="refused"
      type="error"
      title={problemText(error)}
      description={code}
      action={
        overrules && (
          <Button size="small" onClick={onOverrule}>
            {t('evenIfLate')}
          </Button>
        )
      }
    />
  );
}
