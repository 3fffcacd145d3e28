import { Segmented, Tag } from 'antd';
import { type ReactNode, useMemo, useState } from 'react';
import type { Conversation } from '../../api/types';
import { useLanguage, useTexts } from '../../app/i18n/language';
import { Loading } from '../../app/parts/Loading';
import { dateTime, dayTitle } from '../../app/time/format';
import { CitizenBookings } from '../appointments/CitizenBookings';
import { CitizenServices } from '../services/CitizenServices';
import { Avatar } from './Avatar';
import pane from './conversations.module.css';
import styles from './follower.module.css';
import { historyOf } from './messageGroups';
import { nameOf } from './nameOf';
import { texts } from './texts';
import { useConversation } from './useConversations';
import { useMessages } from './useMessages';

/** Who one talks to, and what passed before. */
export function FollowerPane({ id }: { id: string }) {
  const t = useTexts(texts);
  const conversation = useConversation(id).data;
  const [tab, setTab] = useState<'follower' | 'history'>('follower');
  if (!conversation) return <aside className={styles.follower}><Loading /></aside>;
  const name = nameOf(conversation, t);
  return (
    <aside className={styles.follower} aria-label={t('follower')}>
      <div className={styles.followerHead}>
        <Avatar name={conversation.nickname ?? ''} seed={conversation.followerId} />
        <div>
          <strong>{name}</strong>
          {!conversation.subscribed && <span className={pane.gone}>{t('unsubscribed')}</span>}
        </div>
      </div>
      <Segmented block size="small" value={tab} onChange={setTab} options={[{ value: 'follower', label: t('profile') }, { value: 'history', label: t('history') }]} />
      {tab === 'follower' ? (
        <>
          <CitizenBookings conversationId={id} />
          <CitizenServices conversationId={id} />
          <Profile conversation={conversation} />
        </>
      ) : (
        <History id={id} />
      )}
    </aside>
  );
}

function Profile({ conversation }: { conversation: Conversation }) {
  const t = useTexts(texts);
  const language = useLanguage();
  const { follower } = conversation;
  return (
    <dl className={styles.facts}>
      <Fact label={t('account')}>{conversation.accountName}</Fact>
      <Fact label={t('remark')}>{follower?.remark === '' ? undefined : follower?.remark}</Fact>
      <Fact label={t('tags')}>{follower && follower.tags.length > 0 ? follower.tags.map((tag) => <Tag key={tag}>{tag}</Tag>) : undefined}</Fact>
      <Fact label={t('subscribedAt')}>{follower?.subscribedAt != null ? dateTime(follower.subscribedAt, language) : undefined}</Fact>
      <Fact label={t('source')}>{follower?.source}</Fact>
      <Fact label={t('openId')}>
        <code>{conversation.openIdMasked}</code>
      </Fact>
      <Fact label={t('unionId')}>{follower?.unionIdMasked != null ? <code>{follower.unionIdMasked}</code> : undefined}</Fact>
    </dl>
  );
}

function Fact({ label, children }: { label: string; children: ReactNode }) {
  const t = useTexts(texts);
  return (
    <div>
      <dt>{label}</dt>
      <dd>{children ?? <span className={styles.faint}>{t('none')}</span>}</dd>
    </div>
  );
}

function History({ id }: { id: string }) {
  const t = useTexts(texts);
  const language = useLanguage();
  const { messages, hasNextPage, fetchNextPage, isFetchingNextPage } = useMessages(id);
  const days = useMemo(() => historyOf(messages), [messages]);
  const show = (messageId: string) => document.querySelector(`[data-message="${CSS.escape(messageId)}"]`)?.scrollIntoView({ block: 'center', behavior: 'smooth' });
  return (
    <div className={styles.history}>
      {days.map((day) => (
        <button key={day.day} type="button" onClick={() => show(day.firstId)}>
          <strong>{dayTitle(day.at, language)}</strong>
          <span>{t('historyCounts', { asked: day.asked, automatic: day.automatic, staff: day.staff })}</span>
        </button>
      ))}
      {hasNextPage && (
        <button type="button" disabled={isFetchingNextPage} onClick={() => void fetchNextPage()}>
          {t('earlier')}
        </button>
      )}
      <small className={styles.faint}>{t('historyLoaded')}</small>
    </div>
  );
}
