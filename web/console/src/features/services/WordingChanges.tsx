import type { ServiceWording } from '../../api/types';
import { useTexts } from '../../app/i18n/language';
import { revisionTexts } from './revision.texts';
import styles from './revision.module.css';
import { wordingChanges } from './wordingChanges';

/** What differs from what citizens get now, before and after. */
export function WordingChanges({ before, after }: { before: ServiceWording; after: ServiceWording }) {
  const t = useTexts(revisionTexts);
  const changes = wordingChanges(before, after, t);
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
            {changes.map(({ where, before: was, after: now }) => (
              <tr key={where}>
                <th scope="row">{where}</th>
                <td>
                  <del>{was === '' ? t('empty') : was}</del>
                </td>
                <td>
                  <ins>{now === '' ? t('empty') : now}</ins>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </details>
  );
}
