import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import { fakeServer } from '../../testing/fakeServer';
import { answer, editor } from '../../testing/samples';
import { show } from '../../testing/show';
import KnowledgePage from './KnowledgePage';

const expired = { answerId: 'k1', key: 'hk-move', question: '户口怎么迁到外省', department: 'household', stage: 'expired' as const, expiresAt: '2026-11-20', since: '2026-11-20T00:10:00+08:00', answerStatus: 'review' as const };
const routes = {
  'GET /api/departments': () => ({ body: [{ id: 'd1', key: 'household', name: '户政管理支队' }] }),
  'GET /api/answers': ({ query }: { query: URLSearchParams }) => ({ body: query.get('status') === 'review' ? { items: [answer({ status: 'review' })], total: 1 } : { items: [answer()], total: 1 } }),
  'GET /api/answers/k1': () => ({ body: answer({ status: 'review' }) }),
  'GET /api/answers/tasks': () => ({ body: { items: [expired], total: 1 } }),
};

describe('the knowledge base', () => {
  it('leads to what waits for review', async () => {
    const asked = fakeServer(routes);
    show(<KnowledgePage />, { staff: editor });
    await userEvent.click(await screen.findByRole('button', { name: '待审核 1' }));
    await waitFor(() => expect(asked.some(({ path, query }) => path === '/api/answers' && query.get('status') === 'review' && query.get('size') !== '1')).toBe(true));
  });

  it('shows what runs out as tasks with the department that owns it, and opens the answer', async () => {
    fakeServer(routes);
    show(<KnowledgePage />, { staff: editor });
    await userEvent.click(await screen.findByRole('button', { name: /到期任务 1/ }));
    const row = (await screen.findByText('2026-11-20')).closest('tr');
    expect(row).toHaveTextContent('已过期户口怎么迁到外省户政管理支队2026-11-20待审核');
    await userEvent.click(within(row as HTMLElement).getByRole('button'));
    expect(await screen.findByText('编辑口径')).toBeInTheDocument();
  });
});
