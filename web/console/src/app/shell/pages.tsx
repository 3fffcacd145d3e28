import { ApiOutlined, AuditOutlined, BookOutlined, CalendarOutlined, CarOutlined, ClockCircleOutlined, CommentOutlined, DashboardOutlined, EnvironmentOutlined, FileDoneOutlined, FrownOutlined, MessageOutlined, QuestionCircleOutlined, RobotOutlined, SolutionOutlined, TeamOutlined, WechatOutlined } from '@ant-design/icons';
import { type ComponentType, lazy, type ReactNode } from 'react';
import type { Ability } from '../../features/session/useSession';

type PageName = 'conversations' | 'supervision' | 'records' | 'board' | 'appointments' | 'followUps' | 'unanswered' | 'knowledge' | 'rules' | 'phrases' | 'services' | 'restrictions' | 'connectors' | 'accounts' | 'promises' | 'staff' | 'audit';

/** One entry of the main menu. */
export interface Page {
  name: PageName;
  path: string;
  icon: ReactNode;
  /** Pressed after g. */
  key: string;
  /** Whoever can one of these sees it; everybody when missing. */
  needs?: readonly Ability[];
  component: ComponentType;
}

export const pages: readonly Page[] = [
  { name: 'conversations', path: 'conversations/:conversationId?', key: 'c', needs: ['readConversations'], icon: <MessageOutlined />, component: lazy(() => import('../../features/conversations/ConversationsPage')) },
  { name: 'supervision', path: 'overview', key: 'o', needs: ['supervise'], icon: <DashboardOutlined />, component: lazy(() => import('../../features/supervision/SupervisionPage')) },
  { name: 'records', path: 'records', key: 'b', needs: ['readConversations'], icon: <FileDoneOutlined />, component: lazy(() => import('../../features/services/RecordsPage')) },
  { name: 'board', path: 'board/:report?', key: 'w', needs: ['readConversations'], icon: <EnvironmentOutlined />, component: lazy(() => import('../../features/services/BoardPage')) },
  { name: 'appointments', path: 'appointments', key: 'd', needs: ['readConversations'], icon: <CalendarOutlined />, component: lazy(() => import('../../features/appointments/AppointmentsPage')) },
  { name: 'followUps', path: 'follow-ups', key: 'f', needs: ['reply'], icon: <FrownOutlined />, component: lazy(() => import('../../features/followUps/FollowUpsPage')) },
  { name: 'unanswered', path: 'unanswered', key: 'u', needs: ['readQuestions'], icon: <QuestionCircleOutlined />, component: lazy(() => import('../../features/unanswered/UnansweredPage')) },
  { name: 'knowledge', path: 'knowledge', key: 'k', icon: <BookOutlined />, component: lazy(() => import('../../features/knowledge/KnowledgePage')) },
  { name: 'rules', path: 'rules', key: 'r', icon: <RobotOutlined />, component: lazy(() => import('../../features/rules/RulesPage')) },
  { name: 'phrases', path: 'phrases', key: 'p', needs: ['reply'], icon: <CommentOutlined />, component: lazy(() => import('../../features/phrases/PhrasesPage')) },
  { name: 'services', path: 'services', key: 'v', icon: <SolutionOutlined />, component: lazy(() => import('../../features/services/ServicesPage')) },
  { name: 'restrictions', path: 'restrictions/:view?', key: 'x', needs: ['readConversations'], icon: <CarOutlined />, component: lazy(() => import('../../features/roads/TrafficPage')) },
  { name: 'connectors', path: 'connectors', key: 'y', needs: ['editAccounts', 'supervise'], icon: <ApiOutlined />, component: lazy(() => import('../../features/connectors/ConnectorsPage')) },
  { name: 'accounts', path: 'accounts', key: 'a', icon: <WechatOutlined />, needs: ['editAccounts'], component: lazy(() => import('../../features/accounts/AccountsPage')) },
  { name: 'promises', path: 'promises', key: 't', icon: <ClockCircleOutlined />, needs: ['editAccounts', 'supervise'], component: lazy(() => import('../../features/promises/PromisesPage')) },
  { name: 'staff', path: 'staff', key: 's', icon: <TeamOutlined />, needs: ['readStaff'], component: lazy(() => import('../../features/staff/StaffPage')) },
  { name: 'audit', path: 'audit', key: 'l', icon: <AuditOutlined />, needs: ['readAudit'], component: lazy(() => import('../../features/audit/AuditPage')) },
];

/** Where a menu entry leads: its path without what is optional. */
export function addressOf(page: Page): string {
  return `/${page.path.split('/')[0] ?? ''}`;
}
