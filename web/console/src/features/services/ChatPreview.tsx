import { Button, Segmented } from 'antd';
import { useState } from 'react';
import type { PreviewWay, ServiceItem, ServiceStep } from '../../api/types';
import { useTexts } from '../../app/i18n/language';
import { Failure } from '../../app/parts/Failure';
import { Loading } from '../../app/parts/Loading';
import { Bubbles } from './Bubbles';
import { ChannelsDialog } from './ChannelsDialog';
import styles from './services.module.css';
import { serviceTexts } from './texts';
import { type TakenWay, useServicePreview } from './useServices';
import { WayForks } from './WayForks';

/** The chat as a citizen sees it; every word comes from the server's own dialogue. */
export function ChatPreview({ service }: { service: ServiceItem }) {
  const t = useTexts(serviceTexts);
  const [taken, setTaken] = useState<TakenWay>({});
  const preview = useServicePreview(service.key, taken);
  return (
    <aside className={styles.preview} aria-label={t('preview')}>
      <h3>{t('preview')}</h3>
      <p className={styles.faint}>{t('previewHint')}</p>
      {preview.isPending && <Loading />}
      {preview.isError && <Failure error={preview.error} onRetry={() => void preview.refetch()} />}
      {preview.data && <ChatOf way={preview.data.way} steps={service.steps} label={t('preview')} onTake={(fork, option) => setTaken({ ...taken, [fork]: option })} />}
    </aside>
  );
}

interface ChatOfProps {
  /** None while something is wrong. */
  way: PreviewWay | null;
  steps: readonly ServiceStep[];
  label: string;
  onTake: (fork: string, option: string) => void;
}

/** The chat of a way through a service, where it may part, and the button that puts page and mini program beside it. */
export function ChatOf({ way, steps, label, onTake }: ChatOfProps) {
  const t = useTexts(serviceTexts);
  const [compared, setCompared] = useState(false);
  const [party, setParty] = useState<'first' | 'other'>('first');
  // Another way may not come to the other party.
  const other = way?.other ?? null;
  const shown = party === 'other' && other ? other : way;
  const parties = other && (
    <Segmented block aria-label={t('whoseSide')} value={party} options={[{ value: 'first', label: t('sideOfFirst') }, { value: 'other', label: t('sideOfOther') }]} onChange={setParty} />
  );
  return (
    <>
      <Button block disabled={way === null} className={styles.compare} onClick={() => setCompared(true)}>
        {t('channels')}
      </Button>
      {parties}
      {shown && <WayForks steps={steps} forks={shown.forks} onTake={onTake} />}
      <div className={styles.phone} tabIndex={0} role="log" lang="zh-CN" aria-label={label}>
        {shown && <Bubbles bubbles={shown.bubbles} />}
      </div>
      {compared && shown && <ChannelsDialog way={shown} parties={parties} steps={steps} onTake={onTake} onClose={() => setCompared(false)} />}
    </>
  );
}
