import { act, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import type { ServiceRun } from '../../api/types';
import { Navigation } from '../../app/shell/Navigation';
import { FakeEventSource } from '../../testing/FakeEventSource';
import { fakeServer, problem } from '../../testing/fakeServer';
import { staffWith } from '../../testing/samples';
import { show } from '../../testing/show';
import { CitizenServices } from './CitizenServices';
import RecordsPage from './RecordsPage';

const record: ServiceRun = {
  id: 'r1',
  conversationId: 'c1',
  service: 'home-visit',
  title: '上门办理登记',
  department: 'household',
  state: 'done',
  number: '202611220000012345',
  entries: [
    { title: '需要上门的人', shown: '张桂英' },
    { title: '联系手机', shown: '138****8000' },
  ],
  at: null,
  steps: 9,
  startedAt: '2026-11-22T09:40:00+08:00',
  changedAt: '2026-11-22T09:50:00+08:00',
  endedAt: '2026-11-22T09:50:00+08:00',
  handledAt: null,
  handledBy: null,
  handledNote: null,
};
const departments = [{ id: 'd1', key: 'household', name: '户政管理支队', englishName: null, isClosed: false }];
const full = { ...record, entries: [record.entries[0], { title: '联系手机', shown: '13800138000' }] };

function serve(more: Parameters<typeof fakeServer>[0] = {}) {
  return fakeServer({
    'GET /api/services/records': () => ({ body: { items: [record], total: 1 } }),
    'GET /api/departments': () => ({ body: departments }),
    'POST /api/services/records/r1/reveal': () => ({ body: full }),
    'POST /api/services/records/r1/done': () => ({ status: 204 }),
    ...more,
  });
}

async function openRecord() {
  await userEvent.click(await screen.findByRole('button', { name: record.number ?? '' }));
  return screen.findByRole('dialog');
}

describe('records', () => {
  it('that wait are listed with numbers masked, and shown in full for a reason', async () => {
    const asked = serve();
    show(<RecordsPage />);
    expect(await screen.findByText('需要上门的人：张桂英；联系手机：138****8000')).toBeInTheDocument();
    expect(asked.find(({ path }) => path === '/api/services/records')?.query.get('state')).toBe('waiting');
    const drawer = await openRecord();
    expect(drawer).toHaveTextContent('户政管理支队');
    await userEvent.click(within(drawer).getByRole('button', { name: '查看完整信息' }));
    await userEvent.type(await screen.findByLabelText('理由'), '电话约时间{Enter}');
    expect(await screen.findByText('13800138000')).toBeInTheDocument();
    expect(asked.at(-1)?.body).toEqual({ reason: '电话约时间' });
  });

  it('are finished with a note', async () => {
    const asked = serve();
    show(<RecordsPage />);
    const drawer = await openRecord();
    await userEvent.click(within(drawer).getByRole('button', { name: '处理完成' }));
    await userEvent.type(await screen.findByLabelText('处理结果'), '周三已上门');
    const confirm = screen.getAllByRole('button', { name: '处理完成' }).at(-1);
    await userEvent.click(confirm ?? document.body);
    await screen.findByText('已记为处理完成');
    expect(asked.find(({ path }) => path.endsWith('/done'))?.body).toEqual({ note: '周三已上门' });
    await waitFor(() => expect(asked.filter(({ path }) => path === '/api/services/records').length).toBeGreaterThan(1));
  });

  it('say so when a colleague was first', async () => {
    serve({ 'POST /api/services/records/r1/done': () => problem(409, 'service_record_handled') });
    show(<RecordsPage />);
    await userEvent.click(within(await openRecord()).getByRole('button', { name: '处理完成' }));
    await userEvent.type(await screen.findByLabelText('处理结果'), '已上门');
    await userEvent.click(screen.getAllByRole('button', { name: '处理完成' }).at(-1) ?? document.body);
    expect(await screen.findByText('这条办件已由同事处理，请刷新列表。')).toBeInTheDocument();
  });

  it('keep what was typed about them when no answer comes, and are looked up before it is sent again', async () => {
    serve({
      'POST /api/services/records/r1/done': () => {
        throw new TypeError('no network');
      },
      'GET /api/services/of/c1': () => ({ body: [{ ...record, handledAt: record.endedAt, handledBy: '赵警官', handledNote: '已上门' }] }),
    });
    show(<RecordsPage />);
    await userEvent.click(within(await openRecord()).getByRole('button', { name: '处理完成' }));
    await userEvent.type(await screen.findByLabelText('处理结果'), '已上门');
    await userEvent.click(screen.getAllByRole('button', { name: '处理完成' }).at(-1) ?? document.body);
    expect(await screen.findByText('已核对：赵警官 已处理：已上门')).toBeInTheDocument();
    expect(screen.getByLabelText('处理结果')).toHaveValue('已上门');
    expect(screen.getAllByRole('button', { name: '处理完成' }).at(-1)).toBeDisabled();
  });

  it('are only read by whoever may neither answer nor see numbers', async () => {
    serve();
    show(<RecordsPage />, { staff: staffWith('readConversations') });
    const drawer = await openRecord();
    expect(within(drawer).queryByRole('button', { name: '查看完整信息' })).not.toBeInTheDocument();
    expect(within(drawer).queryByRole('button', { name: '处理完成' })).not.toBeInTheDocument();
    expect(within(drawer).getByRole('button', { name: '看会话' })).toBeInTheDocument();
  });

  it('are counted in the menu, and counted anew when one comes in', async () => {
    let total = 1;
    serve({ 'GET /api/services/records': () => ({ body: { items: [], total } }) });
    show(<Navigation />, { staff: staffWith('readConversations') });
    expect(await within(await screen.findByRole('link', { name: /办件/ })).findByText('1')).toBeInTheDocument();
    total = 2;
    act(() => FakeEventSource.last.push('serviceRecord', {}));
    await waitFor(() => expect(screen.getByRole('link', { name: /办件/ }).querySelector('[title="2"]')).not.toBeNull(), { timeout: 4000 });
  });
});

describe('beside the chat', () => {
  it('stands what the citizen began and finished', async () => {
    const open = { ...record, id: 'r2', state: 'open' as const, number: null, at: 3, endedAt: null, title: '居住证', entries: [] };
    fakeServer({ 'GET /api/services/of/c1': () => ({ body: [open, { ...record, handledAt: record.endedAt, handledBy: '赵警官', handledNote: '已上门' }] }) });
    show(<CitizenServices conversationId="c1" />);
    const section = await screen.findByRole('region', { name: '办理的事项' });
    expect(section).toHaveTextContent('居住证办理中第3步，共9步');
    expect(section).toHaveTextContent('还没有填写');
    expect(section).toHaveTextContent('上门办理登记已处理202611220000012345');
    expect(section).toHaveTextContent('处理结果：已上门');
  });

  it('is read anew when the citizen writes', async () => {
    const asked = fakeServer({ 'GET /api/services/of/c1': () => ({ body: [record] }) });
    show(<CitizenServices conversationId="c1" />);
    await screen.findByText('上门办理登记');
    act(() => FakeEventSource.last.push('message', { conversationId: 'c1', message: {} }));
    await waitFor(() => expect(asked).toHaveLength(2));
  });
});
