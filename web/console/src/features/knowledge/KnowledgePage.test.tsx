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

  it('changes many at once, and says of those left which and why', async () => {
    const second = answer({ id: 'k2', question: '身份证丢了怎么补办', version: 7 });
    const asked = fakeServer({
      ...routes,
      'GET /api/answers': () => ({ body: { items: [answer(), second], total: 2 } }),
      'POST /api/answers/bulk': () => ({
        body: {
          changed: 1,
          rows: [
            { id: 'k1', changed: true },
            { id: 'k2', question: second.question, changed: false, code: 'answer_changed', message: '…' },
          ],
        },
      }),
    });
    show(<KnowledgePage />, { staff: editor });
    for (const box of (await screen.findAllByRole('checkbox')).slice(1)) await userEvent.click(box);
    const bar = await screen.findByRole('toolbar', { name: '批量操作' });
    expect(bar).toHaveTextContent('已选 2 条');
    await userEvent.click(within(bar).getByRole('button', { name: /送\s*审/ }));
    expect(await screen.findByRole('dialog')).toHaveTextContent(/1 条已处理，1 条未处理.*身份证丢了怎么补办：/);
    expect(asked.find(({ path }) => path === '/api/answers/bulk')?.body).toEqual({ action: 'submit', answers: [{ id: 'k1', version: answer().version }, { id: 'k2', version: 7 }] });
    expect(bar).toHaveTextContent('已选 1 条');
  });

  it('opens what was written a moment ago as it stands now: with the reason for which it was returned meanwhile', async () => {
    const written = answer({ status: 'draft', version: 1 });
    fakeServer({
      ...routes,
      'POST /api/answers': () => ({ status: 201, body: written }),
      'GET /api/answers/k1': () => ({ body: { ...written, version: 3, note: '依据已废止' } }),
    });
    show(<KnowledgePage />, { staff: editor });
    await userEvent.click(await screen.findByRole('button', { name: /新增口径/ }));
    await userEvent.type(await screen.findByLabelText('标准问题', { selector: 'input' }), written.question);
    await userEvent.type(screen.getByLabelText('答复内容'), '到窗口申请。');
    for (const box of screen.getAllByRole('combobox', { name: '责任部门' }).slice(-1)) await userEvent.click(box);
    for (const option of (await screen.findAllByTitle('户政管理支队')).slice(-1)) await userEvent.click(option);
    await userEvent.type(screen.getByLabelText('依据', { selector: 'input' }), '户口登记条例');
    await userEvent.click(screen.getByRole('button', { name: '保存' }));
    await waitFor(() => expect(screen.queryByRole('button', { name: '保存' })).not.toBeInTheDocument());
    await userEvent.click(screen.getByText(written.question));
    expect(await screen.findByText('已退回：依据已废止')).toBeInTheDocument();
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
