import { Button, Modal, Select } from 'antd';
import { type ReactNode, useCallback, useEffect, useRef, useState } from 'react';
import type { PreviewWay, ServiceStep } from '../../api/types';
import { useTexts } from '../../app/i18n/language';
import { Bubbles } from './Bubbles';
import styles from './channels.module.css';
import services from './services.module.css';
import { serviceTexts } from './texts';
import { WayForks } from './WayForks';

const width = 1140;
/** Where the citizen application shows what it is sent, and nothing else. */
const previewPage = '/m/pages/preview/index';

interface ChannelsDialogProps {
  way: PreviewWay;
  /** Whose way it is can be chosen, where there are two. */
  parties: ReactNode;
  steps: readonly ServiceStep[];
  onTake: (fork: string, option: string) => void;
  onClose: () => void;
}

/** A service in the chat, on the page and in the mini program, screen by screen (三渠道预览). */
export function ChannelsDialog({ way, parties, steps, onTake, onClose }: ChannelsDialogProps) {
  const t = useTexts(serviceTexts);
  const [wanted, setAt] = useState(0);
  const names = useNames(way);
  const last = names.length - 1;
  // Another way may be shorter.
  const at = Math.min(wanted, last);
  return (
    <Modal open centered width={width} footer={null} title={t('channelsOf', { title: way.facts.title })} onCancel={onClose}>
      <div className={styles.bar}>
        <Button disabled={at === 0} onClick={() => setAt(at - 1)}>
          {t('screenBefore')}
        </Button>
        <Select<number> className={styles.choice} aria-label={t('screen', { at: at + 1, of: last + 1 })} value={at} options={names.map((label, value) => ({ label, value }))} onChange={setAt} />
        <Button disabled={at === last} onClick={() => setAt(at + 1)}>
          {t('nextScreen')}
        </Button>
        <span role="status">{t('screen', { at: at + 1, of: last + 1 })}</span>
      </div>
      {parties}
      <WayForks steps={steps} forks={way.forks} onTake={onTake} />
      <div className={styles.channels}>
        <Chat way={way} at={at} />
        <Page way={way} at={at} kind="onPage" />
        <Page way={way} at={at} kind="inProgram" />
      </div>
    </Modal>
  );
}

/** What each screen asks: first the facts, then the steps, in the end what comes of it. */
function useNames(way: PreviewWay): string[] {
  const t = useTexts(serviceTexts);
  return [t('firstScreen'), ...way.screens.map(({ run }) => run?.step?.title ?? t(run === null ? 'firstScreen' : run.state === 'open' ? 'summaryScreen' : 'lastScreen'))];
}

function Chat({ way, at }: { way: PreviewWay; at: number }) {
  const t = useTexts(serviceTexts);
  const log = useRef<HTMLDivElement>(null);
  const said = at === 0 ? 1 : (way.screens[at - 1]?.bubbles ?? 1);
  useEffect(() => {
    if (log.current) log.current.scrollTop = log.current.scrollHeight;
  }, [said]);
  return (
    <section aria-label={t('inChat')}>
      <h3>{t('inChat')}</h3>
      <div className={styles.phone}>
        <p className={styles.head}>{t('inChat')}</p>
        <div ref={log} className={`${services.phone} ${styles.chat}`} tabIndex={0} role="log" lang="zh-CN" aria-label={t('inChat')}>
          <Bubbles bubbles={way.bubbles.slice(0, said)} />
        </div>
      </div>
    </section>
  );
}

/** The citizen application itself in a frame; it says when it is there and is sent what it shows. */
function Page({ way, at, kind }: { way: PreviewWay; at: number; kind: 'onPage' | 'inProgram' }) {
  const t = useTexts(serviceTexts);
  const frame = useRef<HTMLIFrameElement>(null);
  const send = useCallback(() => {
    const screen = way.screens[at - 1];
    frame.current?.contentWindow?.postMessage({ facts: way.facts, run: screen?.run ?? null, refusal: screen?.refusal ?? null }, window.location.origin);
  }, [way, at]);
  useEffect(() => {
    const hear = ({ source, data }: MessageEvent<unknown>) => {
      if (source === frame.current?.contentWindow && data === 'ready') send();
    };
    send();
    window.addEventListener('message', hear);
    return () => window.removeEventListener('message', hear);
  }, [send]);
  return (
    <section aria-label={t(kind)}>
      <h3>{t(kind)}</h3>
      <div className={styles.phone}>
        <p className={styles.head}>
          {kind === 'onPage' ? way.facts.title : t('inProgram')}
          {kind === 'inProgram' && <span className={styles.capsule} aria-hidden="true" />}
        </p>
        <iframe ref={frame} className={styles.page} src={previewPage} title={t(kind)} />
      </div>
      {kind === 'inProgram' && <p className={services.faint}>{t('sameScreens')}</p>}
    </section>
  );
}
