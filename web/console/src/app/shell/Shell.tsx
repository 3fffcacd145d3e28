import { App as AntApp, ConfigProvider } from 'antd';
import enUS from 'antd/locale/en_US';
import zhCN from 'antd/locale/zh_CN';
import { Suspense, useState } from 'react';
import { createBrowserRouter, Navigate, Outlet, RouterProvider } from 'react-router';
import type { Staff } from '../../api/types';
import { PromiseAlerts } from '../../features/promises/PromiseAlerts';
import { may, StaffContext } from '../../features/session/useSession';
import { useLanguage } from '../i18n/language';
import { LiveProvider } from '../live/LiveProvider';
import { Loading } from '../parts/Loading';
import { theme } from '../theme';
import { BrokenPage, MissingPage } from './FailurePages';
import { Header } from './Header';
import { Navigation } from './Navigation';
import { addressOf, pages } from './pages';
import styles from './shell.module.css';

function createRoutes(staff: Staff) {
  const allowed = pages.filter((page) => !page.needs || page.needs.some((ability) => may(staff, ability)));
  const [home] = allowed;
  return createBrowserRouter(
    [
      {
        element: <Frame />,
        errorElement: <BrokenPage />,
        children: [
          { index: true, element: <Navigate to={home ? addressOf(home) : '/knowledge'} replace /> },
          ...allowed.map((page) => ({ path: page.path, element: <page.component />, errorElement: <BrokenPage /> })),
          { path: '*', element: <MissingPage /> },
        ],
      },
    ],
    { basename: '/console' },
  );
}

/** The console once somebody is signed in: theme, language, live line and pages. */
export default function Shell({ staff }: { staff: Staff }) {
  const language = useLanguage();
  const [router] = useState(() => createRoutes(staff));
  return (
    <StaffContext value={staff}>
      <ConfigProvider theme={theme} locale={language === 'zh' ? zhCN : enUS} componentSize="middle" button={{ autoInsertSpace: false }}>
        <AntApp className={styles.app} message={{ top: 56, maxCount: 3 }}>
          <LiveProvider>
            <RouterProvider router={router} />
          </LiveProvider>
        </AntApp>
      </ConfigProvider>
    </StaffContext>
  );
}

function Frame() {
  return (
    <div className={styles.frame}>
      <Header />
      <PromiseAlerts />
      <div className={styles.body}>
        <Navigation />
        <main className={styles.main}>
          <Suspense fallback={<Loading />}>
            <Outlet />
          </Suspense>
        </main>
      </div>
    </div>
  );
}
