import { Tag } from 'antd';
import type { Booking } from '../../api/types';
import { useTexts } from '../../app/i18n/language';
import styles from './appointments.module.css';
import { bookingTexts, texts } from './texts';

const colours: Readonly<Record<Booking['state'], string>> = { booked: 'blue', checkedIn: 'cyan', called: 'orange', served: 'green', noShow: 'red', cancelled: 'default' };

/** How a booking stands, with ticket, window and why it was cancelled. */
export function BookingTag({ booking }: { booking: Booking }) {
  const t = useTexts(texts);
  const state = useTexts(bookingTexts);
  return (
    <>
      <Tag color={colours[booking.state]}>{state(booking.state)}</Tag>
      {booking.ticket !== null && (
        <span>
          {t('ticket')} {String(booking.ticket).padStart(3, '0')}
          {booking.window !== null && ` · ${booking.window}`}
        </span>
      )}
      {booking.untold && booking.state === 'booked' && <Tag color="warning">{t('untold')}</Tag>}
      {booking.state === 'cancelled' && <span className={styles.faint}>{booking.endedBy === null ? t('byCitizen') : t('endedBy', { name: booking.endedBy, reason: booking.endReason ?? '' })}</span>}
    </>
  );
}
