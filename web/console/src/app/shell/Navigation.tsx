import { Badge } from 'antd';
import { NavLink, useNavigate } from 'react-router';
import { useWaitingCount } from '../../features/conversations/useConversations';
import { may, useStaff } from '../../features/session/useSession';
import { useWaitingRecords } from '../../features/services/useServices';
import { useUnansweredCount } from '../../features/unanswered/useUnanswered';
import { useTexts } from '../i18n/language';
import { useShortcuts } from '../keyboard/shortcuts';
import { addressOf, type Page, pages } from './pages';
import styles from './shell.module.css';
import { texts } from './texts';

/** The main menu with what waits behind each entry. */
export function Navigation() {
  const t = useTexts(texts);
  const staff = useStaff();
  const navigate = useNavigate();
  const waiting = useWaitingCount();
  const unanswered = useUnansweredCount();
  const records = useWaitingRecords();
  const allowed = pages.filter((page) => !page.needs || page.needs.some((ability) => may(staff, ability)));
  useShortcuts(Object.fromEntries(allowed.map((page) => [`g ${page.key}`, () => void navigate(addressOf(page))])));

  const counts: Partial<Record<Page['name'], number>> = { conversations: waiting, unanswered, records };
  return (
    <nav className={styles.nav} aria-label={t('mainMenu')}>
      {allowed.map((page) => (
        <NavLink key={page.name} to={addressOf(page)} title={t(page.name)} className={({ isActive }) => (isActive ? `${styles.link} ${styles.active}` : styles.link ?? '')}>
          <span className={styles.icon}>{page.icon}</span>
          <span className={styles.label}>{t(page.name)}</span>
          <Badge className={styles.badge} count={counts[page.name] ?? 0} overflowCount={99} size="small" color={page.name === 'conversations' ? 'var(--bad)' : '#8695a3'} />
        </NavLink>
      ))}
    </nav>
  );
}
