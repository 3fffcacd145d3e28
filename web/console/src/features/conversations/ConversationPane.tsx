import { IdcardOutlined } from '@ant-design/icons';
import { Button, Result, Tooltip } from 'antd';
import { problemText } from '../../api/problem';
import type { Conversation } from '../../api/types';
import { useTexts } from '../../app/i18n/language';
import { Loading } from '../../app/parts/Loading';
import { useSkillName } from '../duty/useDuty';
import { useMay, useStaff } from '../session/useSession';
import styles from './conversations.module.css';
import { DueMark } from './DueMark';
import { MessageStream } from './MessageStream';
import { ReplyBox } from './ReplyBox';
import { nameOf } from './nameOf';
import { PaneActions } from './PaneActions';
import { texts } from './texts';
import { useConversation, useMarkRead } from './useConversations';
import { useDepartmentName } from './useQueues';

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
      <QueueMark department={conversation.department} />
      <SkillMark skill={conversation.skill} />
      {conversation.dueAt != null && <DueMark long at={conversation.dueAt} />}
      <span className={styles.space} />
      {mayReply && <PaneActions conversation={conversation} />}
      <Tooltip title={`${t('profile')}  i`}>
        <Button type="text" aria-label={t('profile')} icon={<IdcardOutlined />} onClick={onProfile} />
      </Tooltip>
    </header>
  );
}

/** Whose queue it is in; nothing for the general one. */
function QueueMark({ department }: { department: string | null | undefined }) {
  const name = useDepartmentName(department);
  return name === undefined ? null : <span className={styles.queue} title={name}>{name}</span>;
}

/** Which skill the matter needs; nothing when none. */
function SkillMark({ skill }: { skill: string | null | undefined }) {
  const name = useSkillName(skill);
  return name === undefined ? null : <span className={styles.skill}>{name}</span>;
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
