import { Tooltip } from 'antd';
import type { RestrictedCity, RestrictionDay, RestrictionMonth, RuleOnDay } from '../../api/types';
import { useLanguage, useTexts } from '../../app/i18n/language';
import { apart, monthName, weekdayNames, weeksOf } from './months';
import styles from './restrictions.module.css';
import { dayTexts, groundTexts, texts } from './texts';

interface MonthGridProps {
  month: RestrictionMonth;
  city: RestrictedCity;
  /** The rules that are shown. */
  shown: ReadonlySet<string>;
}

/** The days of a month with what the rules make of each. */
export function MonthGrid({ month, city, shown }: MonthGridProps) {
  const t = useTexts(texts);
  const language = useLanguage();
  return (
    <table className={styles.month} aria-label={t('calendar', { month: monthName(month.month, language) })}>
      <thead>
        <tr>
          {weekdayNames(language).map((name) => (
            <th key={name} scope="col">
              {name}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {weeksOf(month.days).map((week) => (
          <tr key={week.find((day) => day)?.date}>
            {week.map((day, weekday) => (day ? <Day key={day.date} day={day} city={city} shown={shown} isToday={day.date === month.today} /> : <td key={weekday} className={styles.outside} />))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Day({ day, city, shown, isToday }: { day: RestrictionDay; city: RestrictedCity; shown: ReadonlySet<string>; isToday: boolean }) {
  const t = useTexts(texts);
  const kind = useTexts(dayTexts);
  const rules = day.rules.filter((rule) => shown.has(rule.rule) && rule.outcome !== 'notInForce');
  return (
    <td className={`${styles.day} ${isToday ? styles.today : ''} ${styles[day.kind] ?? ''}`} aria-current={isToday ? 'date' : undefined}>
      <div className={styles.date}>
        <b>{Number(day.date.slice(8))}</b>
        {day.kind !== 'workingDay' && <i>{kind(day.kind)}</i>}
        {isToday && <em>{t('today')}</em>}
      </div>
      {rules.map((rule) => (
        <Mark key={rule.rule} rule={rule} scope={city.rules.find((one) => one.id === rule.rule)?.scope.join('、') ?? rule.rule} />
      ))}
    </td>
  );
}

function Mark({ rule, scope }: { rule: RuleOnDay; scope: string }) {
  const t = useTexts(texts);
  const ground = useTexts(groundTexts);
  if (rule.outcome === null) {
    if (!rule.runs) return null;
    const tails = rule.barred === null ? t('unknownTails') : t('barred', { tails: rule.barred.length === 10 ? t('allTails') : apart(rule.barred, ' ') });
    return (
      <Tooltip title={scope}>
        <div className={`${styles.mark} ${styles.plain}`}>{tails}</div>
      </Tooltip>
    );
  }
  const why = rule.ground === null ? '' : ground(rule.ground);
  return (
    <Tooltip title={[scope, why, rule.isDoubtful ? t('doubtful') : ''].filter(Boolean).join(' · ')}>
      <div className={`${styles.mark} ${styles[rule.outcome] ?? ''}`}>
        <strong>
          {t(rule.outcome)}
          {rule.isDoubtful && rule.outcome !== 'free' && <span aria-label={t('doubtful')}>＊</span>}
        </strong>
        {rule.outcome !== 'free' && <span>{rule.outcome === 'depends' ? why : scope}</span>}
      </div>
    </Tooltip>
  );
}
