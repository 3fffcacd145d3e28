import { Tag } from 'antd';
import { useLanguage, useTexts } from '../../app/i18n/language';
import { timeOfDay, weekdayTime } from '../../app/time/format';
import styles from './appointments.module.css';
import { BookingTag } from './BookingTag';
import { texts } from './texts';
import { useBookingsOf } from './useAppointments';

/** Beside the chat: what this citizen booked; nothing when there is nothing. */
export function CitizenBookings({ conversationId }: { conversationId: string }) {
  const t = useTexts(texts);
  const language = useLanguage();
  const own = useBookingsOf(conversationId).data;
  if (!own || own.bookings.length + own.waits.length === 0) return null;
  return (
    <section className={styles.citizen} aria-label={t('citizenBookings')}>
      <h3>{t('citizenBookings')}</h3>
      <ul>
        {own.bookings.map((booking) => (
          <li key={booking.id}>
            <strong>{booking.title}</strong>
            <BookingTag booking={booking} />
            <span>
              {weekdayTime(booking.startsAt, language)}–{timeOfDay(booking.endsAt, language)}
            </span>
            <span className={styles.faint}>
              {booking.place} · {booking.number}
            </span>
          </li>
        ))}
        {own.waits.map((wait) => (
          <li key={wait.id}>
            <strong>{wait.title}</strong>
            <Tag color="gold">{wait.offerUntil === null ? t('inLine') : t('heldUntil', { at: timeOfDay(wait.offerUntil, language) })}</Tag>
            <span>
              {weekdayTime(wait.startsAt, language)}–{timeOfDay(wait.endsAt, language)}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
