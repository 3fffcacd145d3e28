import type { Conversation, MessageView } from '../../api/types';
import { useLanguage, useTexts } from '../../app/i18n/language';
import { timeOfDay } from '../../app/time/format';
import { AutomaticAvatar, Avatar } from './Avatar';
import { BubbleContent } from './BubbleContent';
import styles from './conversations.module.css';
import { Delivery } from './Delivery';
import type { MessageGroup } from './messageGroups';
import { drawnKind, isMark } from './messageKind';
import { InternalLine } from './InternalLine';
import { nameOf } from './nameOf';
import { texts } from './texts';

interface MessageGroupViewProps {
  group: MessageGroup;
  conversation: Conversation;
}

/** Messages of one side with who said them; system marks stand in the middle. */
export function MessageGroupView({ group, conversation }: MessageGroupViewProps) {
  const t = useTexts(texts);
  const head = group.messages[0];
  if (isMark(head)) return <>{group.messages.map((message) => (message.kind === 'note' ? <InternalLine key={message.id} message={message} /> : <SystemMark key={message.id} message={message} />))}</>;

  const fromFollower = group.sentBy === 'follower';
  const name = fromFollower ? nameOf(conversation, t) : group.sentBy === 'automatic' ? t(group.messages.some((each) => each.pickedByModel) ? 'byModel' : 'byAutomatic') : (group.staffName ?? t('byStaff'));
  return (
    <div className={fromFollower ? styles.theirs : styles.ours}>
      {group.sentBy === 'automatic' ? <AutomaticAvatar /> : <Avatar small name={fromFollower ? (conversation.nickname ?? '') : name} seed={fromFollower ? conversation.followerId : name} />}
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
  const kind = drawnKind(message);
  return (
    <div className={styles.bubbleRow} data-message={message.id}>
      <div className={`${styles.bubble} ${side ?? ''} ${bare.has(kind) ? styles.bare : ''}`} title={timeOfDay(message.at, language)}>
        <BubbleContent message={message} conversationId={conversationId} />
      </div>
      {message.direction === 'outbound' && <Delivery message={message} conversationId={conversationId} />}
    </div>
  );
}

function SystemMark({ message }: { message: MessageView }) {
  const t = useTexts(texts);
  const kind = drawnKind(message);
  const said = message.text ?? (kind === 'event' ? message.event : undefined);
  const text = kind === 'event' && said != null ? said : said == null || said === '' ? t(kind) : `${t(kind)}：${said}`;
  return (
    <p className={styles.system} data-message={message.id}>
      {text}
    </p>
  );
}
