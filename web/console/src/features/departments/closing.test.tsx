import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import { type Asked, fakeServer, problem } from '../../testing/fakeServer';
import { staffWith } from '../../testing/samples';
import { show } from '../../testing/show';
import { DepartmentsCard } from './DepartmentsCard';

function serve(more: Parameters<typeof fakeServer>[0] = {}): Asked[] {
  return fakeServer({
    'GET /api/departments': () => ({
      body: [
        { id: 'd1', key: 'household', name: '户政管理支队', englishName: null, isClosed: false },
        { id: 'd2', key: 'traffic', name: '交警支队', englishName: null, isClosed: false },
        { id: 'd3', key: 'gone', name: '原流管办', englishName: null, isClosed: true },
      ],
    }),
    'GET /api/departments/d1/use': () => ({ body: { waiting: 3, held: 1, routes: { rules: ['落户'], replies: [{ accountName: '平安肇庆', kind: 'menu', key: 'guide' }], answers: 12 } } }),
    'POST /api/departments/d1/close': () => ({ body: { key: 'household', name: '户政管理支队', isClosed: true, moved: 4 } }),
    'POST /api/departments/d3/reopen': () => ({ body: { key: 'gone', name: '原流管办', isClosed: false, moved: 0 } }),
    ...more,
  });
}

async function openDialog(): Promise<HTMLElement> {
  show(<DepartmentsCard />, { staff: staffWith('manageAccounts') });
  const row = await screen.findByRole('row', { name: /户政管理支队/ });
  await userEvent.click(within(row).getByRole('button', { name: '停止受理' }));
  return screen.findByRole('dialog');
}

describe('closing a department', () => {
  it('says what is there and what leads there, and sends who takes it with the reason', async () => {
    const asked = serve();
    const dialog = await openDialog();
    expect(await within(dialog).findByText('等待中 3 个会话，在办 1 个')).toBeInTheDocument();
    expect(within(dialog).getAllByRole('listitem').map((line) => line.textContent)).toEqual(['关键词规则：落户', '回复：平安肇庆 菜单 guide', '口径 12 条']);
    await userEvent.click(within(dialog).getByRole('button', { name: '停止受理' }));
    expect(await within(dialog).findByText('请写明原因')).toBeInTheDocument();
    await userEvent.click(within(dialog).getByLabelText('由谁接收'));
    expect(screen.queryByTitle('原流管办')).not.toBeInTheDocument();
    await userEvent.click(await screen.findByTitle('交警支队'));
    await userEvent.type(within(dialog).getByLabelText('原因'), '机构改革');
    await userEvent.click(within(dialog).getByRole('button', { name: '停止受理' }));
    expect(await screen.findByText('户政管理支队已停止受理，移交 4 个会话')).toBeInTheDocument();
    expect(asked.find(({ method }) => method === 'POST')?.body).toEqual({ receiver: 'traffic', reason: '机构改革' });
  });

  it('says in words what the server refuses', async () => {
    serve({ 'POST /api/departments/d1/close': () => problem(409, 'department_closed') });
    const dialog = await openDialog();
    await userEvent.type(within(dialog).getByLabelText('原因'), '机构改革');
    await userEvent.click(within(dialog).getByRole('button', { name: '停止受理' }));
    expect(await within(dialog).findByText('该部门已停止受理，请选择其他部门。')).toBeInTheDocument();
  });

  it('is undone by opening it again', async () => {
    const asked = serve();
    show(<DepartmentsCard />, { staff: staffWith('manageAccounts') });
    await userEvent.click(await screen.findByRole('button', { name: '恢复受理' }));
    await waitFor(() => expect(asked.some(({ path }) => path === '/api/departments/d3/reopen')).toBe(true));
    expect(await screen.findByText('原流管办已恢复受理')).toBeInTheDocument();
  });
});
