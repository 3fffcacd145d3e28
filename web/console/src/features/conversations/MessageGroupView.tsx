import type { ConversationDetail, MessageView } from '../../api/types';
import { useLanguage, useTexts } from '../../app/i18n/language';
import { timeOfDay } from '../../app/time/format';
import { AutomaticAvatar, Avatar } from './Avatar';
import { BubbleContent } from './BubbleContent';
import styles from './conversations.module.css';
import { Delivery } from './Delivery';
import { isSystem, type MessageGroup } from './messageGroups';
import { drawnKind } from './messageKind';
import { texts } from './texts';

interface MessageGroupViewProps {
  group: MessageGroup;
  conversation: ConversationDetail;
}

/** Messages of one side with who said them; system marks stand in the middle. */
export function MessageGroupView({ group, conversation }: MessageGroupViewProps) {
  const t = useTexts(texts);
  const head = group.messages[0];
  if (isSystem(head)) return <>{group.messages.map((message) => <SystemMark key={message.id} message={message} />)}</>;

  const fromFollower = group.sentBy === 'follower';
  const name = fromFollower ? (conversation.nickname ?? t('unnamed')) : group.sentBy === 'automatic' ? t('byAutomatic') : (group.staffName ?? t('byStaff'));
  return (
    <div className={fromFollower ? styles.theirs : styles.ours}>
      {group.sentBy === 'automatic' ? <AutomaticAvatar /> : <Avatar small name={name} seed={fromFollower ? conversation.followerId : name} />}
      <div className={styles.said}>
        {!fromFollower && <span className={styles.speaker}>{name}</span>}
        {group.messages.map((message) => (
          <Bubble key={message.id} message={message} conversationId={conversation.id} />
        ))}
      </div>
    </div>
  );
}

const bare = new Set(['picture', 'video', 'location', 'news', 'link']);

function Bubble({ message, conversationId }: { message: MessageView; conversationId: string }) {
  const language = useLanguage();
  const side = message.sentBy === 'follower' ? styles.bubbleTheirs : message.sentBy === 'staff' ? styles.bubbleStaff : styles.bubbleAutomatic;
  const kind = drawnKind(message.kind);
  return (
    <div className={styles.bubbleRow} data-message={message.id}>
      <div className={`${styles.bubble} ${side ?? ''} ${bare.has(kind) ? styles.bare : ''}`} title={timeOfDay(message.at, language)}>
        <BubbleContent message={message} />
      </div>
      {message.direction === 'outbound' && <Delivery message={message} conversationId={conversationId} />}
    </div>
  );
}

function SystemMark({ message }: { message: MessageView }) {
  const t = useTexts(texts);
  const kind = drawnKind(message.kind);
  const said = message.text ?? message.title ?? message.description;
  const text = kind === 'event' && said != null ? said : said == null || said === '' ? t(kind) : `${t(kind)}：${said}`;
  return (
    <p className={styles.system} data-message={message.id}>
      {text}
    </p>
  );
}
