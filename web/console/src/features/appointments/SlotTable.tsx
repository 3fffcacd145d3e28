import { App, Button, Progress, Space, Table, type TableColumnsType, Tag } from 'antd';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { problemText } from '../../api/problem';
import type { AppointmentDay, AppointmentSlot, Booking } from '../../api/types';
import { useLanguage, useTexts } from '../../app/i18n/language';
import { dateTime, timeOfDay } from '../../app/time/format';
import { useMay } from '../session/useSession';
import styles from './appointments.module.css';
import type { Blocked } from './BlockDialog';
import { BookingTag } from './BookingTag';
import { CancelDialog } from './CancelDialog';
import { texts } from './texts';
import { useBlock } from './useAppointments';

interface SlotTableProps {
  view: AppointmentDay;
  /** Another day or offer is on its way; nothing is done with this one. */
  isOld: boolean;
  /** Missing where the person may not. */
  onBlock?: (blocked: Blocked) => void;
}

/** The slots of a day; each opens to show who comes. */
export function SlotTable({ view, isOld, onBlock }: SlotTableProps) {
  const columns = useColumns(view, isOld, onBlock);
  return (
    <Table
      size="middle"
      rowKey="startsAt"
      pagination={false}
      loading={isOld}
      dataSource={view.slots}
      columns={columns}
      scroll={{ x: 620 }}
      expandable={{ expandedRowRender: (slot) => <Bookings slot={slot} isOld={isOld} />, rowExpandable: (slot) => slot.bookings.length > 0, expandRowByClick: true }}
    />
  );
}

function useColumns(view: AppointmentDay, isOld: boolean, onBlock?: (blocked: Blocked) => void): TableColumnsType<AppointmentSlot> {
  const t = useTexts(texts);
  const language = useLanguage();
  const { message } = App.useApp();
  const block = useBlock();
  const times = (slot: AppointmentSlot) => `${timeOfDay(slot.startsAt, language)}–${timeOfDay(slot.endsAt, language)}`;
  const open = (slot: AppointmentSlot) =>
    block.mutate(
      { offer: view.offer.key, day: view.day, startsAt: slot.startsAt, reason: null, cancelsBookings: false },
      { onSuccess: () => void message.success(t('unblocked')), onError: (error) => void message.error(problemText(error)) },
    );
  const count = (slot: AppointmentSlot, ...states: Booking['state'][]) => slot.bookings.filter(({ state }) => states.includes(state)).length;
  const columns: TableColumnsType<AppointmentSlot> = [
    { key: 'slot', title: t('slot'), width: 130, render: (_, slot) => <strong>{times(slot)}</strong> },
    {
      key: 'seats',
      title: t('seats'),
      render: (_, slot) => (
        <div className={styles.seats}>
          <span>{t('seatsOf', { taken: slot.taken, capacity: slot.capacity })}</span>
          <Progress percent={Math.round((100 * slot.taken) / slot.capacity)} showInfo={false} size="small" status="normal" />
        </div>
      ),
    },
    { key: 'waiting', title: t('waitlist'), width: 84, render: (_, { waiting }) => (waiting > 0 ? t('people', { count: waiting }) : <span className={styles.faint}>–</span>) },
    { key: 'arrived', title: t('arrived'), width: 76, render: (_, slot) => count(slot, 'checkedIn', 'called', 'served') },
    { key: 'noShows', title: t('noShows'), width: 76, render: (_, slot) => count(slot, 'noShow') },
    { key: 'state', title: t('state'), width: 150, render: (_, slot) => <SlotState slot={slot} /> },
  ];
  if (!onBlock) return columns;
  return [
    ...columns,
    {
      key: 'act',
      width: 92,
      onCell: () => ({ onClick: (event) => event.stopPropagation() }),
      render: (_, slot) =>
        slot.blocked === null ? (
          <Button size="small" type="text" disabled={isOld} onClick={() => onBlock({ offer: view.offer.key, day: view.day, startsAt: slot.startsAt, when: `${view.day} ${times(slot)}`, booked: count(slot, 'booked') })}>
            {t('block')}
          </Button>
        ) : (
          <Button size="small" type="text" disabled={isOld} onClick={() => open(slot)}>
            {t('unblock')}
          </Button>
        ),
    },
  ];
}

function SlotState({ slot }: { slot: AppointmentSlot }) {
  const t = useTexts(texts);
  if (slot.blocked !== null) return <Tag color="red">{t('blocked', { reason: slot.blocked })}</Tag>;
  return slot.taken >= slot.capacity ? <Tag color="gold">{t('full')}</Tag> : <Tag color="green">{t('open')}</Tag>;
}

function Bookings({ slot, isOld }: { slot: AppointmentSlot; isOld: boolean }) {
  const t = useTexts(texts);
  const language = useLanguage();
  const navigate = useNavigate();
  const mayCancel = useMay('reply');
  const [cancelling, setCancelling] = useState<Booking>();
  return (
    <>
      <ul className={styles.bookings} aria-label={t('seats')}>
        {slot.bookings.map((booking) => (
          <li key={booking.id}>
            <strong>{booking.name === '' ? t('citizen') : booking.name}</strong>
            <code>{booking.number}</code>
            <BookingTag booking={booking} />
            <span className={styles.faint}>{t('bookedAt', { at: dateTime(booking.bookedAt, language) })}</span>
            <Space className={styles.acts}>
              <Button size="small" onClick={() => void navigate(`/conversations/${booking.conversationId}`)}>
                {t('conversation')}
              </Button>
              {mayCancel && booking.state === 'booked' && (
                <Button size="small" danger disabled={isOld} onClick={() => setCancelling(booking)}>
                  {t('cancelBooking')}
                </Button>
              )}
            </Space>
          </li>
        ))}
      </ul>
      {cancelling && <CancelDialog booking={cancelling} onClose={() => setCancelling(undefined)} />}
    </>
  );
}
