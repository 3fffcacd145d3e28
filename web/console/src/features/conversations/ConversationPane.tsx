import { IdcardOutlined } from '@ant-design/icons';
import { App, Button, Result, Tooltip } from 'antd';
import { problemText } from '../../api/problem';
import type { Conversation } from '../../api/types';
import { useTexts } from '../../app/i18n/language';
import { Loading } from '../../app/parts/Loading';
import { useShortcuts } from '../../app/keyboard/shortcuts';
import { useMay, useStaff } from '../session/useSession';
import styles from './conversations.module.css';
import { DueMark } from './DueMark';
import { MessageStream } from './MessageStream';
import { ReplyBox } from './ReplyBox';
import { nameOf } from './nameOf';
import { texts } from './texts';
import { useConversation, useMarkRead } from './useConversations';
import { type ConversationAction, useConversationAction } from './useMessages';

interface ConversationPaneProps {
  id: string;
  onProfile: () => void;
}

export function ConversationPane({ id, onProfile }: ConversationPaneProps) {
  const t = useTexts(texts);
  const conversation = useConversation(id);
  useMarkRead(conversation.data);

  if (conversation.isPending) return <Loading />;
  if (conversation.isError) {
    return (
      <div className={styles.nothing}>
        <Result status="warning" title={problemText(conversation.error)} extra={<Button onClick={() => void conversation.refetch()}>{t('retry')}</Button>} />
      </div>
    );
  }
  return (
    <section className={styles.pane} aria-label={nameOf(conversation.data, t)}>
      <PaneHead conversation={conversation.data} onProfile={onProfile} />
      <MessageStream conversation={conversation.data} />
      <ReplyBox conversation={conversation.data} />
    </section>
  );
}

function PaneHead({ conversation, onProfile }: { conversation: Conversation; onProfile: () => void }) {
  const t = useTexts(texts);
  const mayReply = useMay('reply');
  return (
    <header className={styles.paneHead}>
      <strong>{nameOf(conversation, t)}</strong>
      <span className={styles.paneAccount}>{conversation.accountName}</span>
      {!conversation.subscribed && <span className={styles.gone}>{t('unsubscribed')}</span>}
      <StateMark conversation={conversation} />
      {conversation.dueAt != null && <DueMark long at={conversation.dueAt} />}
      <span className={styles.space} />
      {mayReply && <PaneActions conversation={conversation} />}
      <Tooltip title={`${t('profile')}  i`}>
        <Button type="text" aria-label={t('profile')} icon={<IdcardOutlined />} onClick={onProfile} />
      </Tooltip>
    </header>
  );
}

function StateMark({ conversation }: { conversation: Conversation }) {
  const t = useTexts(texts);
  const me = useStaff().id;
  const holder = conversation.assignedTo;
  if (conversation.state === 'waiting') return <span className={styles.markWaiting}>{t('waiting')}</span>;
  if (conversation.state === 'automatic') return <span className={styles.markAutomatic}>{t('automatic')}</span>;
  const text = holder == null ? t('open') : holder.id === me ? t('heldByMe') : t('heldBy', { name: holder.displayName });
  return <span className={styles.markOpen}>{text}</span>;
}

function PaneActions({ conversation }: { conversation: Conversation }) {
  const t = useTexts(texts);
  const me = useStaff().id;
  const { message, modal } = App.useApp();
  const action = useConversationAction(conversation.id);
  const mine = conversation.state === 'open' && conversation.assignedTo?.id === me;
  const heldByOther = conversation.state === 'open' && conversation.assignedTo != null && !mine;

  const run = (kind: ConversationAction) =>
    action.mutate(kind, {
      onSuccess: () => kind === 'close' && void message.success(t('closed')),
      onError: (error) => void message.error(problemText(error)),
    });
  const take = () => {
    if (!heldByOther) return run('take');
    void modal.confirm({
      title: t('takeOverAsk', { name: conversation.assignedTo?.displayName ?? '' }),
      okText: t('takeOver'),
      cancelText: t('cancel'),
      onOk: () => run('take'),
    });
  };
  const canClose = conversation.state !== 'automatic';
  useShortcuts({
    t: () => {
      if (!mine && !action.isPending) take();
    },
    e: () => {
      if (canClose && !action.isPending) run('close');
    },
  });
  return (
    <>
      {!mine && (
        <Tooltip title="t">
          <Button type={conversation.state === 'waiting' ? 'primary' : 'default'} disabled={action.isPending} onClick={take}>
            {t(heldByOther ? 'takeOver' : 'take')}
          </Button>
        </Tooltip>
      )}
      {canClose && (
        <Tooltip title={`${t('closeHint')}  e`}>
          <Button disabled={action.isPending} onClick={() => run('close')}>
            {t('close')}
          </Button>
        </Tooltip>
      )}
    </>
  );
}
