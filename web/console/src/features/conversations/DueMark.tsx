import { useLanguage, useTexts } from '../../app/i18n/language';
import { useNow } from '../../app/time/clock';
import { dayOf, dateTime, duration, shortMoment, timeOfDay } from '../../app/time/format';
import styles from './conversations.module.css';
import { soonBefore } from './conversationCache';
import { texts } from './texts';

interface DueMarkProps {
  at: string;
  /** Says in full what was promised, for the head of the conversation. */
  long?: boolean;
}

/** Until when a person's answer is promised: grey, amber from two hours before, red when it is late. */
export function DueMark({ at, long = false }: DueMarkProps) {
  const t = useTexts(texts);
  const language = useLanguage();
  const now = useNow(1000);
  const left = Date.parse(at) - now;
  const look = left <= 0 ? styles.overdue : left <= soonBefore ? styles.dueSoon : styles.due;
  const time = dayOf(at) === dayOf(now) ? t('today', { time: timeOfDay(at, language) }) : `${shortMoment(at, now, language)} ${timeOfDay(at, language)}`;
  const text = left <= 0 ? t('overdueFor', { time: duration(-left, language) }) : t(long ? 'promisedBy' : 'dueBy', { time });
  return (
    <span className={look} title={dateTime(at, language)}>
      {text}
      {left > 0 && left <= soonBefore && t('dueLeft', { time: duration(left, language) })}
    </span>
  );
}
