import { Button, Tag } from 'antd';
import type { ServiceItem, ServiceStep } from '../../api/types';
import { useLanguage, useTexts } from '../../app/i18n/language';
import { dateTime } from '../../app/time/format';
import { useDepartmentName } from '../conversations/useQueues';
import { useMay } from '../session/useSession';
import { NoticeFigures } from './NoticeFigures';
import { revisionTexts } from './revision.texts';
import styles from './services.module.css';
import { conditionWords, filledIn, hoursWords, limitWords } from './stepWords';
import { kindTexts, serviceTexts } from './texts';
import { useRevision } from './useRevision';

/** A service as its file says it. */
export function ServiceDetail({ service, onEdit }: { service: ServiceItem; onEdit: () => void }) {
  const t = useTexts(serviceTexts);
  const language = useLanguage();
  const facts = useFacts(service);
  return (
    <article className={styles.detail} aria-label={service.title}>
      <header className={styles.detailHead}>
        <h2>{service.title}</h2>
        <RevisionLink service={service} onOpen={onEdit} />
      </header>
      <p className={styles.faint}>
        {t('version', { version: service.version })} · {t('publishedAt', { at: dateTime(service.publishedAt, language) })}
      </p>
      {service.intro !== null && <p>{service.intro}</p>}
      <dl className={styles.facts}>
        {facts.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      {service.outcome.kind === 'notice' && <NoticeFigures service={service.key} />}
      <h3>{t('steps', { count: service.steps.length })}</h3>
      <ol className={styles.steps}>
        {service.steps.map((step) => (
          <Step key={step.key} step={step} steps={service.steps} />
        ))}
      </ol>
    </article>
  );
}

/** Leads to the editor, and says when somebody waits for a reviewer. */
function RevisionLink({ service, onOpen }: { service: ServiceItem; onOpen: () => void }) {
  const t = useTexts(revisionTexts);
  const mayEdit = useMay('editKnowledge');
  const mayApprove = useMay('approveAnswers');
  const revision = useRevision(service.key, mayEdit || mayApprove).data?.revision;
  const inReview = revision?.state === 'review';
  return (
    <span className={styles.revision}>
      {revision && <Tag color={inReview ? 'orange' : 'blue'}>{t(inReview ? 'waiting' : 'drafted')}</Tag>}
      {mayEdit && !inReview && <Button onClick={onOpen}>{t('edit')}</Button>}
      {inReview && (mayEdit || mayApprove) && <Button onClick={onOpen}>{t('review')}</Button>}
    </span>
  );
}

function useFacts(service: ServiceItem): [name: string, value: string][] {
  const t = useTexts(serviceTexts);
  const department = useDepartmentName(service.department);
  const { item } = service;
  const days = (count: number | null | undefined) => (count == null ? undefined : t('days', { days: count }));
  const begins = [service.words.length > 0 ? t('byWords', { words: service.words.join(t('between')) }) : '', service.menu.length > 0 ? t('byMenu', { keys: service.menu.join(t('between')) }) : ''];
  const facts: [string, string | null | undefined][] = [
    [t('department'), department ?? t('wholeAgency')],
    [t('begins'), begins.filter(Boolean).join('\n')],
    [t('hours'), hoursWords(service.hours, t)],
    [t('promisedDays'), days(item.promisedDays)],
    [t('legalDays'), days(item.legalDays)],
    [t('fee'), item.fee],
    [t('materials'), item.materials?.join('\n')],
    [t('basis'), item.basis],
    [t('counter'), item.counter],
    [t('outcome'), `${t(service.outcome.kind)}\n${filledIn(service.outcome.say, service.steps, t)}`],
    [t('noticeTells'), service.outcome.notice?.tell],
  ];
  return facts.filter((fact): fact is [string, string] => fact[1] != null && fact[1] !== '');
}

function Step({ step, steps }: { step: ServiceStep; steps: readonly ServiceStep[] }) {
  const t = useTexts(serviceTexts);
  const kind = useTexts(kindTexts);
  return (
    <li>
      <p className={styles.stepHead}>
        <strong>{step.title}</strong>
        <Tag>{kind(step.kind)}</Tag>
        {step.isOptional === true && <Tag>{t('optional')}</Tag>}
        <span className={styles.faint}>{limitWords(step, t).join(t('between'))}</span>
      </p>
      {step.when && <p className={styles.when}>{t('onlyIf', { condition: conditionWords(step.when, steps, t) })}</p>}
      <p>{filledIn(step.ask, steps, t)}</p>
      {(step.options ?? []).length > 0 && (
        <p className={styles.faint}>{t('options', { options: (step.options ?? []).map(({ label }) => label).join(t('between')) })}</p>
      )}
      {step.help != null && <p className={styles.faint}>{t('help', { help: step.help })}</p>}
      {step.stops?.map((stop) => (
        <div key={stop.say} className={styles.stop}>
          <strong>{t('stop', { condition: conditionWords(stop.when, steps, t) })}</strong>
          <p>{filledIn(stop.say, steps, t)}</p>
        </div>
      ))}
    </li>
  );
}
