import { App, Button, Input, Modal, Space } from 'antd';
import { type ReactNode, useState } from 'react';
import { Link } from 'react-router';
import { problemText } from '../../api/problem';
import type { BoardDecision, BoardItem, ServiceRun } from '../../api/types';
import { useTexts } from '../../app/i18n/language';
import { useMay } from '../session/useSession';
import styles from './board.module.css';
import { boardTexts, usualWords } from './board.texts';
import { EntryList } from './EntryList';
import { useDecide } from './useBoard';

const decisions = { accepted: 'accept', guided: 'guide', rejected: 'reject' } as const satisfies Record<BoardDecision, string>;

interface BoardReportProps {
  item: BoardItem;
  status: ReactNode;
}

/** One report with both sides and what can be decided on it. */
export function BoardReport({ item, status }: BoardReportProps) {
  const t = useTexts(boardTexts);
  const mayDecide = useMay('reply') && !item.isWaiting;
  const [decision, setDecision] = useState<BoardDecision>();
  const { run } = item;
  return (
    <article className={styles.report} aria-label={run.number ?? run.title}>
      <header>
        <h2>{run.number ?? run.title}</h2>
        {status}
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
      {run.decision === 'guided' && <p>{t('guidance', { words: run.handledNote ?? '', name: run.handledBy ?? '' })}</p>}
      <Side title={t('first')} run={run} />
      {item.second ? <Side title={t('second')} run={item.second} /> : <p>{t('notYet')}</p>}
      {decision && <DecideDialog id={run.id} decision={decision} onClose={() => setDecision(undefined)} />}
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

function DecideDialog({ id, decision, onClose }: { id: string; decision: BoardDecision; onClose: () => void }) {
  const t = useTexts(boardTexts);
  const { message } = App.useApp();
  const decide = useDecide();
  const [words, setWords] = useState<string>(usualWords[decision]);
  const send = () =>
    decide.mutate(
      { id, decision, words: words.trim() },
      {
        onSuccess: () => {
          void message.success(t('sent'));
          onClose();
        },
        onError: (error) => {
          void message.error(problemText(error));
          onClose();
        },
      },
    );
  const name = t(decisions[decision]);
  return (
    <Modal open title={name} okText={name} cancelText={t('cancel')} okButtonProps={{ disabled: words.trim().length < 2, loading: decide.isPending, danger: decision === 'rejected' }} onOk={send} onCancel={onClose}>
      <Input.TextArea autoFocus aria-label={t('words')} maxLength={300} autoSize={{ minRows: 3 }} value={words} onChange={(event) => setWords(event.target.value)} />
    </Modal>
  );
}
