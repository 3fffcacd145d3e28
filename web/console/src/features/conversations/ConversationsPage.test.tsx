import { act, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { Route, Routes } from 'react-router';
import { describe, expect, it } from 'vitest';
import { Navigation } from '../../app/shell/Navigation';
import { FakeEventSource } from '../../testing/FakeEventSource';
import { fakeServer, problem } from '../../testing/fakeServer';
import { account, conversation, message, phrases } from '../../testing/samples';
import { show } from '../../testing/show';
import ConversationsPage from './ConversationsPage';

const first = conversation({ unread: 2 });
const second = conversation({ id: 'c2', followerId: 'f2', nickname: '王芳', lastText: '身份证丢了', lastAt: '2026-11-22T09:40:00+08:00' });

const values = { citizen: '李小明', officer: '赵警官', account: '平安肇庆', date: '2026年11月22日', nextOpening: null };
const departments = [{ id: 'd1', key: 'traffic', name: '交警支队', englishName: null, isClosed: false }];

function serve(reply = () => ({ status: 202, body: {} as unknown }), more: Parameters<typeof fakeServer>[0] = {}) {
  const counts = { waiting: 2, open: 0, automatic: 0, dueSoon: 1, overdue: 0 };
  return fakeServer({
    'GET /api/conversations': () => ({ body: { items: [first, second], counts } }),
    'GET /api/conversations/c1': () => ({ body: first }),
    'GET /api/conversations/c2': () => ({ body: second }),
    'GET /api/conversations/c1/messages': () => ({ body: { items: [message(1), message(2, { direction: 'outbound', sentBy: 'automatic', delivery: 'sent', text: '已转人工' })], hasMore: false } }),
    'GET /api/conversations/c2/messages': () => ({ body: { items: [message(3, { text: '身份证丢了' })], hasMore: false } }),
    'POST /api/conversations/c1/read': () => ({ status: 204 }),
    'POST /api/conversations/c1/take': () => ({ body: { ...first, state: 'open', assignedTo: { id: 's2', displayName: '赵警官' } } }),
    'POST /api/conversations/c1/replies': reply,
    'GET /api/accounts': () => ({ body: [account()] }),
    'GET /api/phrases': () => ({ body: phrases }),
    'GET /api/conversations/c1/phrase-values': () => ({ body: values }),
    'GET /api/conversations/c2/phrase-values': () => ({ body: values }),
    'POST /api/conversations/c1/typing': () => ({ status: 204 }),
    'GET /api/departments': () => ({ body: departments }),
    'GET /api/officers': () => ({ body: [{ id: 's3', displayName: '李明', departments: [] }] }),
    'GET /api/unanswered': () => ({ body: { items: [], total: 0 } }),
    'GET /api/services/records': () => ({ body: { items: [], total: 0 } }),
    'GET /api/services/of/c1': () => ({ body: [] }),
    'GET /api/services/of/c2': () => ({ body: [] }),
    ...more,
  });
}

function showDesk(at = '/conversations') {
  return show(
    <>
      <Navigation />
      <Routes>
        <Route path="conversations/:conversationId?" element={<ConversationsPage />} />
      </Routes>
    </>,
    { at },
  );
}

const list = () => screen.getByRole('region', { name: '会话' });
const log = () => screen.findByRole('log');

describe('the desk', () => {
  it('opens the next conversation with j and says what it was about', async () => {
    serve();
    showDesk();
    await within(list()).findByText('王芳');
    await userEvent.keyboard('jj');
    expect(await within(await log()).findByText('身份证丢了')).toBeInTheDocument();
  });

  it('shows a message that arrives, at the top of the list and in the open conversation', async () => {
    serve();
    showDesk('/conversations/c2');
    await within(await log()).findByText('身份证丢了');
    act(() => {
      FakeEventSource.last.push('message', { conversationId: 'c2', message: message(4, { text: '急，在线等' }) });
      FakeEventSource.last.push('conversation', { ...second, lastText: '急，在线等', lastAt: '2026-11-22T09:59:00+08:00' });
    });
    expect(await within(await log()).findByText('急，在线等')).toBeInTheDocument();
    await waitFor(() => expect(within(list()).getAllByRole('link')[0]).toHaveTextContent('王芳'));
  });

  it('tells the server once what was read', async () => {
    const asked = serve();
    showDesk('/conversations/c1');
    await log();
    await waitFor(() => expect(asked.filter(({ path }) => path.endsWith('/read'))).toHaveLength(1));
    await waitFor(() => expect(within(list()).queryByText('2 条未读')).not.toBeInTheDocument());
  });

  it('takes nothing for read that came while the server was being told', async () => {
    let told: () => void = () => undefined;
    const asked = serve(undefined, { 'POST /api/conversations/c1/read': () => new Promise((resolve) => (told = () => resolve({ status: 204 }))) });
    showDesk('/conversations/c1');
    await waitFor(() => expect(asked.some(({ path }) => path.endsWith('/read'))).toBe(true));
    await userEvent.click(within(list()).getByRole('link', { name: /王芳/ }));
    await within(await log()).findByText('身份证丢了');
    act(() => FakeEventSource.last.push('conversation', { ...first, unread: 1, lastText: '还在吗', lastAt: '2026-11-22T09:59:00+08:00' }));
    expect(await within(list()).findByText('1 条未读')).toBeInTheDocument();
    await act(async () => {
      told();
      await new Promise((resolve) => setTimeout(resolve, 100));
    });
    expect(within(list()).getByText('1 条未读')).toBeInTheDocument();
  });

  it('takes a conversation with t', async () => {
    serve();
    showDesk('/conversations/c1');
    await screen.findByRole('button', { name: '接入' });
    await userEvent.keyboard('t');
    expect(await screen.findByText('我处理中')).toBeInTheDocument();
    expect(screen.queryByRole('button', { name: '接入' })).not.toBeInTheDocument();
  });

  it('keeps a reply the server could not take as a message that can be sent again, with the same key', async () => {
    let failing = true;
    const sent = message(5, { direction: 'outbound', sentBy: 'staff', delivery: 'sending', text: '马上处理' });
    const asked = serve(() => (failing ? { ...problem(503, 'server_error') } : { status: 202, body: sent }));
    showDesk('/conversations/c1');
    await log();
    await userEvent.type(screen.getByLabelText('回复内容'), '马上处理{Control>}{Enter}{/Control}');
    const again = await screen.findByRole('button', { name: '重发' });
    failing = false;
    await userEvent.click(again);
    await waitFor(() => expect(screen.queryByRole('button', { name: '重发' })).not.toBeInTheDocument());
    expect(within(await log()).getAllByText('马上处理')).toHaveLength(1);
    const keys = asked.filter(({ path }) => path.endsWith('/replies')).map(({ body }) => (body as { clientKey: string }).clientKey);
    expect(keys).toHaveLength(2);
    expect(keys[0]).toBe(keys[1]);
  });

  it('finds words in old messages and goes to the message, reading back as far as needed', async () => {
    serve(undefined, {
      'GET /api/messages/search': () => ({ body: { items: [{ conversation: second, seq: 2, direction: 'inbound', sentBy: 'follower', at: '2026-10-01T09:00:00+08:00', excerpt: '…行驶证丢在出租车上…' }] } }),
      'GET /api/conversations/c2/messages': ({ query }) =>
        query.get('before') === null ? { body: { items: [message(9, { text: '谢谢' })], hasMore: true } } : { body: { items: [message(2, { text: '行驶证丢在出租车上了' })], hasMore: false } },
    });
    showDesk();
    await userEvent.type(screen.getByPlaceholderText('搜索昵称、备注、消息'), '行驶证');
    await userEvent.click(await screen.findByText('…行驶证丢在出租车上…'));
    expect(await within(await log()).findByText('行驶证丢在出租车上了')).toBeInTheDocument();
  });

  it('transfers with t what one holds, to a department and with a reason', async () => {
    const mine = { ...first, unread: 0, state: 'open' as const, assignedTo: { id: 's2', displayName: '赵警官' } };
    const asked = serve(undefined, {
      'GET /api/conversations/c1': () => ({ body: mine }),
      'POST /api/conversations/c1/transfer': () => ({ body: { ...mine, state: 'waiting', assignedTo: null, department: 'traffic' } }),
    });
    showDesk('/conversations/c1');
    await screen.findByText('我处理中');
    await userEvent.keyboard('t');
    const dialog = await screen.findByRole('dialog');
    await userEvent.click(within(dialog).getByRole('combobox'));
    await userEvent.click(await screen.findByTitle('交警支队'));
    await userEvent.type(within(dialog).getByLabelText('理由'), '是红绿灯的事');
    await userEvent.click(within(dialog).getByRole('button', { name: '转办' }));
    await waitFor(() => expect(asked.find(({ path }) => path.endsWith('/transfer'))?.body).toEqual({ departmentKey: 'traffic', staffId: null, reason: '是红绿灯的事' }));
  });

  it('writes a note with n that stands in the chat for staff only', async () => {
    const line = message(2, { id: 'n1', kind: 'note', direction: 'outbound', sentBy: 'staff', staffName: '赵警官', text: '老住户，语气耐心些', internal: { kind: 'note', target: null } });
    serve(undefined, { 'POST /api/conversations/c1/notes': () => ({ status: 201, body: line }) });
    showDesk('/conversations/c1');
    await within(await log()).findByText('已转人工');
    await userEvent.keyboard('n');
    await userEvent.type(await screen.findByLabelText('备注内容'), '老住户，语气耐心些{Control>}{Enter}{/Control}');
    expect(await within(await log()).findByText('老住户，语气耐心些')).toBeInTheDocument();
    expect(within(await log()).getByText(/仅工作人员可见/)).toBeInTheDocument();
  });

  it('narrows the list to one skill, shows it in the row, and says what was given by turn', async () => {
    const needing = { ...first, unread: 0, skill: 'english' };
    const line = message(2, { id: 'n2', kind: 'note', direction: 'outbound', sentBy: 'staff', staffName: '赵警官', text: '', internal: { kind: 'assigned', target: '赵警官' } });
    const asked = serve(undefined, {
      'GET /api/skills': () => ({ body: [{ key: 'english', name: '英语', words: ['visa'] }] }),
      'GET /api/conversations/c1': () => ({ body: needing }),
      'GET /api/conversations': () => ({ body: { items: [needing], counts: { waiting: 1, open: 0, automatic: 1000, dueSoon: 0, overdue: 0 } } }),
      'GET /api/conversations/c1/messages': () => ({ body: { items: [message(1), line], hasMore: false } }),
    });
    showDesk('/conversations/c1');
    expect(await within(list()).findByText('英语')).toBeInTheDocument();
    expect(await within(list()).findAllByText('999+')).not.toHaveLength(0);
    expect(await within(await log()).findByText(/轮派给 赵警官/)).toBeInTheDocument();
    await userEvent.click(await within(list()).findByLabelText('全部技能'));
    await userEvent.click(await screen.findByTitle('英语'));
    await waitFor(() => expect(asked.some(({ path, query }) => path === '/api/conversations' && query.get('skill') === 'english')).toBe(true));
  });

  it('narrows the list to one queue', async () => {
    const asked = serve();
    showDesk();
    await within(list()).findByText('王芳');
    await userEvent.click(await within(list()).findByLabelText('全部队列'));
    await userEvent.click(await screen.findByTitle('交警支队'));
    await waitFor(() => expect(asked.some(({ path, query }) => path === '/api/conversations' && query.get('department') === 'traffic')).toBe(true));
  });
});
