import { LeftOutlined, RightOutlined } from '@ant-design/icons';
import { Alert, Button, Empty, Select, Space } from 'antd';
import dayjs from 'dayjs';
import { useState } from 'react';
import { useTexts } from '../../app/i18n/language';
import { DayField } from '../../app/parts/DayField';
import { Failure } from '../../app/parts/Failure';
import { Loading } from '../../app/parts/Loading';
import { PageFrame } from '../../app/parts/PageFrame';
import { dayOf } from '../../app/time/format';
import { useMay } from '../session/useSession';
import styles from './appointments.module.css';
import { BlockDialog, type Blocked } from './BlockDialog';
import { CounterCard } from './CounterCard';
import { SlotTable } from './SlotTable';
import { texts } from './texts';
import { useDay, useOffers } from './useAppointments';

/** A day of what can be booked: slots, who comes, check-in and calling. */
export default function AppointmentsPage() {
  const t = useTexts(texts);
  const offers = useOffers();
  const [chosen, setChosen] = useState<string>();
  const [day, setDay] = useState(() => dayOf(Date.now()));
  const offer = chosen ?? offers.data?.[0]?.key;
  const move = (days: number) => setDay(dayjs(day).add(days, 'day').format('YYYY-MM-DD'));
  const tools = offer !== undefined && (
    <Space wrap>
      <Select aria-label={t('offer')} className={styles.offer} value={offer} onChange={setChosen} options={(offers.data ?? []).map(({ key, title }) => ({ value: key, label: title }))} />
      <Button aria-label={t('dayBefore')} icon={<LeftOutlined />} onClick={() => move(-1)} />
      <div className={styles.day}>
        <DayField value={day} placeholder={t('day')} onChange={(value) => value !== undefined && setDay(value)} />
      </div>
      <Button aria-label={t('dayAfter')} icon={<RightOutlined />} onClick={() => move(1)} />
      <Button onClick={() => setDay(dayOf(Date.now()))}>{t('today')}</Button>
    </Space>
  );
  return (
    <PageFrame title={t('appointments')} hint={t('hint')} tools={tools === false ? undefined : tools}>
      {offers.isPending && <Loading />}
      {offers.isError && <Failure error={offers.error} onRetry={() => void offers.refetch()} />}
      {offers.data?.length === 0 && (
        <Empty description={t('none')}>
          <p className={styles.faint}>{t('noneHint')}</p>
        </Empty>
      )}
      {offer !== undefined && <Day offer={offer} day={day} />}
    </PageFrame>
  );
}

function Day({ offer, day }: { offer: string; day: string }) {
  const t = useTexts(texts);
  const mayBlock = useMay('lead');
  const view = useDay(offer, day);
  const [blocking, setBlocking] = useState<Blocked>();
  if (view.isPending) return <Loading />;
  if (view.isError && !view.data) return <Failure error={view.error} onRetry={() => void view.refetch()} />;
  // Until the other day or offer is here the rows are of the one before: they are read, and nothing is done with them.
  const isOld = view.isPlaceholderData;
  const booked = view.data.slots.flatMap(({ bookings }) => bookings).filter(({ state }) => state === 'booked').length;
  return (
    <div className={styles.columns}>
      <section>
        {view.isError && <Failure error={view.error} onRetry={() => void view.refetch()} />}
        {!view.data.isWorkingDay && <Alert className={styles.notice} type="info" showIcon title={t('notWorked', { day: view.data.day })} />}
        <SlotTable view={view.data} isOld={isOld} onBlock={mayBlock ? setBlocking : undefined} />
        {mayBlock && view.data.slots.length > 0 && (
          <Button className={styles.blockDay} danger disabled={isOld} onClick={() => setBlocking({ offer: view.data.offer.key, day: view.data.day, startsAt: null, when: view.data.day, booked })}>
            {t('blockDay')}
          </Button>
        )}
      </section>
      <CounterCard offer={view.data.offer} isOld={isOld} waiting={view.data.waiting} />
      {blocking && <BlockDialog blocked={blocking} onClose={() => setBlocking(undefined)} />}
    </div>
  );
}
