import type { AnswerVersion } from '../../api/types';
import { useTexts } from '../../app/i18n/language';
import styles from './history.module.css';
import { texts } from './texts';
import { diff } from './textDiff';
import { useDepartments } from './useAnswers';

const fields = [
  ['question', 'question'],
  ['phrasings', 'phrasings'],
  ['kind', 'kind'],
  ['text', 'text'],
  ['title', 'articleTitle'],
  ['description', 'description'],
  ['url', 'url'],
  ['media', 'media'],
  ['department', 'department'],
  ['source', 'source'],
  ['sourceUrl', 'sourceUrl'],
  ['effectiveFrom', 'effectiveFrom'],
  ['expiresAt', 'expiresAt'],
] as const;

/** What one version says differently from another, field by field; against nothing, all that it says. */
export function VersionDiff({ before, after }: { before: AnswerVersion | undefined; after: AnswerVersion }) {
  const t = useTexts(texts);
  const departments = useDepartments().data;
  const said = (version: AnswerVersion | undefined, field: (typeof fields)[number][0]) => {
    const value = version?.[field];
    if (value == null) return '';
    if (Array.isArray(value)) return value.join('\n');
    if (field === 'kind' && version) return t(`kind_${version.kind}`);
    if (field === 'department') return departments?.find(({ key }) => key === value)?.name ?? value;
    return value;
  };
  const changed = fields.filter(([field]) => said(before, field) !== said(after, field));
  if (changed.length === 0) return <p className={styles.nothing}>{t('noDifference')}</p>;
  return (
    <dl className={styles.diff}>
      {changed.map(([field, label]) => (
        <div key={field}>
          <dt>{t(label)}</dt>
          <dd>
            {diff(said(before, field), said(after, field)).map(({ kind, text }, at) => {
              if (kind === 'same') return <span key={at}>{text}</span>;
              return kind === 'added' ? <ins key={at}>{text}</ins> : <del key={at}>{text}</del>;
            })}
          </dd>
        </div>
      ))}
    </dl>
  );
}
