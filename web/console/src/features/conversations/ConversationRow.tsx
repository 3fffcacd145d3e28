import { memo } from 'react';
import { Link } from 'react-router';
import type { Conversation } from '../../api/types';
import { useLanguage, useTexts } from '../../app/i18n/language';
import type { Language } from '../../app/i18n/texts';
import { useNow } from '../../app/time/clock';
import { duration, shortMoment } from '../../app/time/format';
import { useSkillName } from '../duty/useDuty';
import { Avatar } from './Avatar';
import { DueMark } from './DueMark';
import styles from './conversations.module.css';
import { summaryOf } from './messageKind';
import { nameOf } from './nameOf';
import { texts } from './texts';
import { useDepartmentName } from './useQueues';

interface ConversationRowProps {
  conversation: Conversation;
  chosen: boolean;
}

/** One line of the list: who, what they said last, since when they wait. */
export const ConversationRow = memo(function ConversationRow({ conversation, chosen }: ConversationRowProps) {
  const t = useTexts(texts);
  const language = useLanguage();
  const name = nameOf(conversation, t);
  const skill = useSkillName(conversation.skill);
  return (
    <Link to={`/conversations/${conversation.id}`} className={styles.row} aria-current={chosen}>
      <Avatar name={conversation.nickname ?? ''} seed={conversation.followerId} unread={conversation.unread} />
      <span className={styles.rowText}>
        <span className={styles.rowTop}>
          <strong>{name}</strong>
          {skill !== undefined && <span className={styles.skill}>{skill}</span>}
          {conversation.lastAt != null && <RowTime at={conversation.lastAt} language={language} />}
        </span>
        <span className={styles.rowLast}>{summaryOf(conversation.lastKind, conversation.lastText, t)}</span>
        <span className={styles.rowFoot}>
          <span className={styles.rowAccount}>{useDepartmentName(conversation.department) ?? conversation.accountName}</span>
          {conversation.dueAt != null && <DueMark at={conversation.dueAt} />}
          {conversation.dueAt == null && conversation.waitingSince != null && conversation.state === 'waiting' && <Waiting since={conversation.waitingSince} />}
          {conversation.state === 'open' && <span className={styles.holder}>{conversation.assignedTo?.displayName ?? t('open')}</span>}
          {conversation.state === 'automatic' && <span>{t('automatic')}</span>}
        </span>
      </span>
      {conversation.unread > 0 && <span className={styles.offscreen}>{t('unread', { count: conversation.unread })}</span>}
    </Link>
  );
});

function RowTime({ at, language }: { at: string; language: Language }) {
  return <time dateTime={at}>{shortMoment(at, useNow(60_000), language)}</time>;
}

const longWait = 30 * 60_000;

function Waiting({ since }: { since: string }) {
  const t = useTexts(texts);
  const language = useLanguage();
  const waited = useNow() - Date.parse(since);
  return <span className={waited > longWait ? styles.longWait : styles.wait}>{t('waitingFor', { time: duration(waited, language) })}</span>;
}
