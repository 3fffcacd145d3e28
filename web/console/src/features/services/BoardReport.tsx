import { Alert, Button, Space } from 'antd';
import { type ReactNode, useState } from 'react';
import { Link } from 'react-router';
import type { BoardDecision, BoardItem, ServiceRun } from '../../api/types';
import { useTexts } from '../../app/i18n/language';
import { useMay } from '../session/useSession';
import styles from './board.module.css';
import { boardTexts, usualWords } from './board.texts';
import { EntryList } from './EntryList';
import { HandlingDialog } from './HandlingDialog';
import { useDecide } from './useBoard';
import { useRunNow } from './useServices';

const decisions = { accepted: 'accept', guided: 'guide', rejected: 'reject' } as const satisfies Record<BoardDecision, string>;

interface BoardReportProps {
  item: BoardItem;
  /** False once it left the board: somebody decided it, or it is this person's no more. */
  isListed: boolean;
  status: ReactNode;
}

/** One report with both sides and what can be decided on it. */
export function BoardReport({ item, isListed, status }: BoardReportProps) {
  const t = useTexts(boardTexts);
  const mayDecide = useMay('reply') && !item.isWaiting && isListed;
  const [decision, setDecision] = useState<BoardDecision>();
  const { run } = item;
  return (
    <article className={styles.report} aria-label={run.number ?? run.title}>
      <header>
        <h2>{run.number ?? run.title}</h2>
        {isListed && status}
        {mayDecide && (
          <Space>
            {(Object.keys(decisions) as BoardDecision[]).map((one) => (
              <Button key={one} type={one === 'accepted' ? 'primary' : 'default'} danger={one === 'rejected'} onClick={() => setDecision(one)}>
                {t(decisions[one])}
              </Button>
            ))}
          </Space>
        )}
      </header>
      {!isListed && <Left run={run} />}
      {run.decision === 'guided' && <p>{t('guidance', { words: run.handledNote ?? '', name: run.handledBy ?? '' })}</p>}
      <Side title={t('first')} run={run} />
      {item.second ? <Side title={t('second')} run={item.second} /> : <p>{t('notYet')}</p>}
      {decision && <DecideDialog run={run} isListed={isListed} decision={decision} onClose={() => setDecision(undefined)} />}
    </article>
  );
}

function Side({ title, run }: { title: string; run: ServiceRun }) {
  const t = useTexts(boardTexts);
  return (
    <section aria-label={title}>
      <h3>
        {title} <Link to={`/conversations/${run.conversationId}`}>{t('conversation')}</Link>
      </h3>
      <EntryList entries={run.entries} />
    </section>
  );
}

/** Why nothing can be decided on it any more. */
function Left({ run }: { run: ServiceRun }) {
  const t = useTexts(boardTexts);
  const now = useRunNow(run).data;
  return <Alert type="warning" showIcon title={now?.handledAt == null ? t('left') : t('decidedBy', { name: now.handledBy ?? '', words: now.handledNote ?? '' })} />;
}

interface DecideDialogProps {
  run: ServiceRun;
  isListed: boolean;
  decision: BoardDecision;
  onClose: () => void;
}

function DecideDialog({ run, isListed, decision, onClose }: DecideDialogProps) {
  const t = useTexts(boardTexts);
  const decide = useDecide();
  const name = t(decisions[decision]);
  return (
    <HandlingDialog
      run={run}
      handling={decide}
      request={(words) => ({ id: run.id, decision, words })}
      title={t('deciding', { decision: name, report: run.number ?? run.title })}
      okText={name}
      danger={decision === 'rejected'}
      label={t('words')}
      least={2}
      most={300}
      start={usualWords[decision]}
      done={t('sent')}
      warning={isListed ? undefined : <Left run={run} />}
      onDone={onClose}
      onClose={onClose}
    />
  );
}
