import { Drawer } from 'antd';
import { useRef, useState } from 'react';
import { useNavigate, useParams } from 'react-router';
import { useTexts } from '../../app/i18n/language';
import { useShortcuts } from '../../app/keyboard/shortcuts';
import { useWide } from '../../app/parts/useWide';
import { ConversationList } from './ConversationList';
import { ConversationPane } from './ConversationPane';
import styles from './conversations.module.css';
import { neighbour } from './conversationCache';
import { FollowerPane } from './FollowerPane';
import { texts } from './texts';

/** The desk: who writes, what was said, who they are. */
export default function ConversationsPage() {
  const t = useTexts(texts);
  const navigate = useNavigate();
  const { conversationId } = useParams();
  const wide = useWide(1360);
  const [profileWanted, setProfileWanted] = useState(true);
  const [drawerOpen, setDrawerOpen] = useState(false);
  const shownIds = useRef<readonly string[]>([]);
  const toggleProfile = () => (wide ? setProfileWanted(!profileWanted) : setDrawerOpen(!drawerOpen));
  const step = (by: 1 | -1) => {
    const next = neighbour(shownIds.current, conversationId, by);
    if (next !== undefined) void navigate(`/conversations/${next}`);
  };
  useShortcuts({ j: () => step(1), k: () => step(-1), i: toggleProfile });

  return (
    <div className={styles.page}>
      <ConversationList
        chosen={conversationId}
        onShown={(ids) => {
          shownIds.current = ids;
        }}
      />
      {conversationId === undefined ? (
        <div className={styles.nothing}>
          <p>{t('chooseOne')}</p>
          <small>{t('chooseHint')}</small>
        </div>
      ) : (
        <ConversationPane key={conversationId} id={conversationId} onProfile={toggleProfile} />
      )}
      {conversationId !== undefined && wide && profileWanted && <FollowerPane key={`profile of ${conversationId}`} id={conversationId} />}
      {conversationId !== undefined && !wide && (
        <Drawer open={drawerOpen} onClose={() => setDrawerOpen(false)} size={320} title={t('follower')} styles={{ body: { padding: 0 } }}>
          <FollowerPane id={conversationId} />
        </Drawer>
      )}
    </div>
  );
}
