import { type Language, translator } from '../i18n/texts';
import { timeTexts } from './texts';

/** Agencies work by Beijing time wherever the console is opened. */
const zone = 'Asia/Shanghai';
const formats = new Map<string, Intl.DateTimeFormat>();

function format(language: Language, name: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = `${language}/${name}`;
  const known = formats.get(key);
  if (known) return known;
  const made = new Intl.DateTimeFormat(language === 'zh' ? 'zh-CN' : 'en-GB', { timeZone: zone, ...options });
  formats.set(key, made);
  return made;
}

const dayFormat = new Intl.DateTimeFormat('en-CA', { timeZone: zone, year: 'numeric', month: '2-digit', day: '2-digit' });

/** The Beijing day of an instant as yyyy-MM-dd. */
export function dayOf(at: string | number): string {
  return dayFormat.format(new Date(at));
}

export function timeOfDay(at: string | number, language: Language): string {
  return format(language, 'time', { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }).format(new Date(at));
}

/** As precise as needed beside a list entry: the time today, the word yesterday, the date before. */
export function shortMoment(at: string, now: number, language: Language): string {
  const t = translator(timeTexts, language);
  const day = dayOf(at);
  if (day === dayOf(now)) return timeOfDay(at, language);
  if (day === dayOf(now - 86_400_000)) return t('yesterday');
  const sameYear = day.slice(0, 4) === dayOf(now).slice(0, 4);
  return format(language, sameYear ? 'monthDay' : 'date', { year: sameYear ? undefined : 'numeric', month: 'numeric', day: 'numeric' }).format(new Date(at));
}

/** The heading over messages: day and time. */
export function longMoment(at: string, now: number, language: Language): string {
  const t = translator(timeTexts, language);
  const day = dayOf(at);
  const time = timeOfDay(at, language);
  if (day === dayOf(now)) return time;
  if (day === dayOf(now - 86_400_000)) return `${t('yesterday')} ${time}`;
  return `${dayTitle(at, language)} ${time}`;
}

export function dayTitle(at: string, language: Language): string {
  return format(language, 'day', { year: 'numeric', month: 'long', day: 'numeric', weekday: 'short' }).format(new Date(at));
}

/** Day, weekday and time to the minute, where the year goes without saying. */
export function weekdayTime(at: string, language: Language): string {
  return `${format(language, 'weekday', { month: 'long', day: 'numeric', weekday: 'short' }).format(new Date(at))} ${timeOfDay(at, language)}`;
}

/** Date and time to the minute, for tables. */
export function dateTime(at: string, language: Language): string {
  return format(language, 'dateTime', { year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }).format(new Date(at));
}

/** A length of time in its one or two largest units; never negative. */
export function duration(milliseconds: number, language: Language): string {
  const t = translator(timeTexts, language);
  const seconds = Math.max(0, Math.floor(milliseconds / 1000));
  const minutes = Math.floor(seconds / 60);
  const hours = Math.floor(minutes / 60);
  const days = Math.floor(hours / 24);
  if (days > 0) return t('daysHours', { days, hours: hours % 24 });
  if (hours > 0) return t('hoursMinutes', { hours, minutes: minutes % 60 });
  if (minutes > 0) return t('minutes', { minutes });
  return t('seconds', { seconds });
}
