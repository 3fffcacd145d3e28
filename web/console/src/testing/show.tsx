import { QueryClientProvider } from '@tanstack/react-query';
import { render } from '@testing-library/react';
import { App as AntApp, ConfigProvider } from 'antd';
import type { ReactElement } from 'react';
import { createMemoryRouter, RouterProvider } from 'react-router';
import type { Staff } from '../api/types';
import { LiveProvider } from '../app/live/LiveProvider';
import { createQueries } from '../app/queries';
import { StaffContext } from '../features/session/useSession';
import { officer } from './samples';

/** Draws a part of the console as the shell would: signed in, live, without animations. */
export function show(element: ReactElement, { staff = officer, at = '/' }: { staff?: Staff; at?: string } = {}) {
  return render(
    <QueryClientProvider client={createQueries()}>
      <StaffContext value={staff}>
        <ConfigProvider theme={{ token: { motion: false } }} button={{ autoInsertSpace: false }}>
          <AntApp>
            <LiveProvider>
              <RouterProvider router={createMemoryRouter([{ path: '*', element }], { initialEntries: [at] })} />
            </LiveProvider>
          </AntApp>
        </ConfigProvider>
      </StaffContext>
    </QueryClientProvider>,
  );
}
