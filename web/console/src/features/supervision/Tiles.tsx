import { type ReactNode, useState } from 'react';
import type { DeskNow } from '../../api/types';
import { useLanguage, useTexts } from '../../app/i18n/language';
import { useNow } from '../../app/time/clock';
import { duration } from '../../app/time/format';
import { percent, pointsAbove } from './figures';
import styles from './supervision.module.css';
import { texts } from './texts';

/** The few numbers that are read from across the room. */
export function Tiles({ desk }: { desk: DeskNow }) {
  const t = useTexts(texts);
  const language = useLanguage();
  const since = useSince(desk);
  const { promises, satisfaction, today } = desk;
  const bad = (satisfaction.grades[0] ?? 0) + (satisfaction.grades[1] ?? 0);
  return (
    <div className={styles.tiles}>
      <Tile name={t('waiting')} value={desk.waiting}>
        {desk.oldestWaitingSince === null ? t('nobodyWaits') : t('oldest', { time: duration(since(desk.oldestWaitingSince), language) })}
      </Tile>
      <Tile name={t('open')} value={desk.open}>
        <span>{t('officersBusy', { count: desk.officers.filter((officer) => officer.open > 0).length })}</span>
        <span>{t('officersPresent', { count: desk.officers.filter((officer) => officer.onDuty).length })}</span>
      </Tile>
      <Tile name={t('share')} value={percent(today.share)}>
        {today.questions === 0 ? t('noQuestions') : t('shareOf', { automatic: today.automatic, questions: today.questions })}
        <Comparison desk={desk} />
      </Tile>
      <Tile name={t('promises')} value={promises.due}>
        <span>{t('kept', { count: promises.kept })}</span>
        <span className={promises.broken > 0 ? styles.bad : undefined}>{t('broken', { count: promises.broken })}</span>
        <span>{t('pending', { count: promises.open })}</span>
        <span className={promises.dueSoon > 0 ? styles.warn : undefined}>{t('dueSoon', { count: promises.dueSoon })}</span>
      </Tile>
      <Tile name={t('overdueNow')} value={promises.overdue} alert={promises.overdue > 0}>
        {promises.overdue > 0 ? t('overdueHint') : t('nothingOverdue')}
      </Tile>
      <Tile name={t('satisfaction')} value={satisfaction.average === null ? '–' : t('grade', { average: satisfaction.average.toFixed(1) })}>
        {satisfaction.graded === 0 ? t('nobodyRated') : <span>{t('ratedOf', { graded: satisfaction.graded, asked: satisfaction.asked })}</span>}
        {bad > 0 && <span className={styles.bad}>{t('badGrades', { count: bad })}</span>}
      </Tile>
    </div>
  );
}

/** Milliseconds since an instant of the server, counted on by this machine's clock, which may be wrong. */
export function useSince(desk: DeskNow): (at: string) => number {
  const now = useNow();
  const [taken, setTaken] = useState({ at: desk.at, here: now });
  if (taken.at !== desk.at) setTaken({ at: desk.at, here: now });
  return (at) => Date.parse(taken.at) - Date.parse(at) + Math.max(0, now - taken.here);
}

function Tile({ name, value, alert = false, children }: { name: string; value: ReactNode; alert?: boolean; children: ReactNode }) {
  return (
    <div className={alert ? `${styles.tile} ${styles.alert}` : styles.tile} role="group" aria-label={name}>
      <div className={styles.name}>{name}</div>
      <div className={styles.value}>{value}</div>
      <div className={styles.aside}>{children}</div>
    </div>
  );
}

function Comparison({ desk }: { desk: DeskNow }) {
  const t = useTexts(texts);
  const points = pointsAbove(desk.today.share, desk.before.share);
  if (desk.before.share === null) return null;
  return (
    <span>
      {t('before', { share: percent(desk.before.share) })}
      {points !== undefined && ` · ${points > 0 ? t('higher', { points }) : points < 0 ? t('lower', { points: -points }) : t('same')}`}
    </span>
  );
}
