import { useTexts } from '../../app/i18n/language';
import { revisionTexts } from './revision.texts';
import styles from './revision.module.css';
import type { WordingNames } from './useWordingNames';
import type { FieldChange } from './wording';

/** What differs from what citizens get now, before and after. */
export function WordingChanges({ changes, names }: { changes: readonly FieldChange[]; names: WordingNames }) {
  const t = useTexts(revisionTexts);
  const shown = ({ field }: FieldChange, text: string) => (field.kind === 'switch' ? t(text === '' ? 'no' : 'yes') : text === '' ? t('empty') : text);
  return (
    <details className={styles.changes} open={changes.length > 0}>
      <summary>{changes.length === 0 ? t('noChanges') : t('changes', { count: changes.length })}</summary>
      {changes.length > 0 && (
        <table>
          <thead>
            <tr>
              <th />
              <th>{t('before')}</th>
              <th>{t('after')}</th>
            </tr>
          </thead>
          <tbody>
            {changes.map((change) => (
              <tr key={change.field.at}>
                <th scope="row">
                  {names.ofPart(change.section, change.field)}
                  {change.section.part === 'lookup' && <code className={styles.key}>{change.section.key}</code>}
                </th>
                <td>
                  <del>{shown(change, change.before)}</del>
                </td>
                <td>
                  <ins>{shown(change, change.after)}</ins>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </details>
  );
}
