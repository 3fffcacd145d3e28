import { Select } from 'antd';
import type { PreviewFork, ServiceStep } from '../../api/types';
import { useTexts } from '../../app/i18n/language';
import styles from './services.module.css';
import { fateTexts, serviceTexts } from './texts';
import { useLookupName } from './useLookupName';

interface WayForksProps {
  steps: readonly ServiceStep[];
  /** That the way comes by which is shown. */
  forks: readonly PreviewFork[];
  onTake: (fork: string, option: string) => void;
}

/** Which way through a service its preview takes (看哪条路): an option where citizens choose, and what a department says. */
export function WayForks({ steps, forks, onTake }: WayForksProps) {
  const t = useTexts(serviceTexts);
  const fate = useTexts(fateTexts);
  const lookupName = useLookupName(steps);
  if (forks.length === 0) return null;
  const lookups = forks.filter(({ isLookup }) => isLookup);
  const nameOf = (fork: PreviewFork) => (fork.isLookup ? lookupName(fork, lookups) : fork.title);
  return (
    <details open className={styles.forks}>
      <summary>{t('forks')}</summary>
      <div>
        {forks.map((fork) => (
          <label key={fork.key}>
            <span>{nameOf(fork)}</span>
            <Select
              size="small"
              aria-label={nameOf(fork)}
              value={fork.taken}
              popupMatchSelectWidth={false}
              options={fork.options.map(({ key, label }) => ({ value: key, label: fork.isLookup && key in fateTexts ? fate(key as keyof typeof fateTexts) : label }))}
              onChange={(option) => onTake(fork.key, option)}
            />
          </label>
        ))}
      </div>
    </details>
  );
}
