import { act, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { Route, Routes } from 'react-router';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeServer, problem } from '../../testing/fakeServer';
import { account, conversation, message, phrases } from '../../testing/samples';
import { show } from '../../testing/show';
import ConversationsPage from './ConversationsPage';

type Answer = ReturnType<typeof problem>;

const first = conversation();
const second = conversation({ id: 'c2', followerId: 'f2', nickname: '王芳', lastText: '身份证丢了', lastAt: '2026-11-22T09:40:00+08:00' });
const values = { citizen: '李小明', officer: '赵警官', account: '平安肇庆', date: '2026年11月22日', nextOpening: null };

/** Replies, endings and drafts of the model that the server answers when the test says so, oldest first. */
let waiting: ((answer: Answer) => void)[];
const later = () => new Promise<Answer>((resolve) => waiting.push(resolve));
const answer = async (given: Answer) => {
  await waitFor(() => expect(waiting).not.toEqual([]));
  await act(() => Promise.resolve(waiting.shift()?.(given)));
};

beforeEach(() => {
  waiting = [];
});

function showDesk() {
  const asked = fakeServer({
    'GET /api/conversations': () => ({ body: { items: [first, second], counts: { waiting: 2, open: 0, automatic: 0, dueSoon: 0, overdue: 0 } } }),
    'GET /api/conversations/c1': () => ({ body: first }),
    'GET /api/conversations/c2': () => ({ body: second }),
    'GET /api/conversations/c1/messages': () => ({ body: { items: [message(1)], hasMore: false } }),
    'GET /api/conversations/c2/messages': () => ({ body: { items: [message(3, { text: '身份证丢了' })], hasMore: false } }),
    'GET /api/conversations/c1/suggestions': () => ({ body: [] }),
    'GET /api/conversations/c2/suggestions': () => ({ body: [] }),
    'POST /api/conversations/c1/read': () => ({ status: 204 }),
    'POST /api/conversations/c2/read': () => ({ status: 204 }),
    'POST /api/conversations/c1/typing': () => ({ status: 204 }),
    'POST /api/conversations/c1/replies': later,
    'POST /api/conversations/c1/draft': later,
    'POST /api/conversations/c1/close': later,
    'GET /api/model': () => ({ body: { use: 'drafts', isConfigured: true } }),
    'GET /api/accounts': () => ({ body: [account()] }),
    'GET /api/phrases': () => ({ body: phrases }),
    'GET /api/conversations/c1/phrase-values': () => ({ body: values }),
    'GET /api/conversations/c2/phrase-values': () => ({ body: values }),
    'GET /api/departments': () => ({ body: [] }),
    'GET /api/skills': () => ({ body: [] }),
    'GET /api/appointments/of/c1': () => ({ body: { bookings: [], waits: [] } }),
    'GET /api/appointments/of/c2': () => ({ body: { bookings: [], waits: [] } }),
    'GET /api/services/of/c1': () => ({ body: [] }),
    'GET /api/services/of/c2': () => ({ body: [] }),
  });
  show(
    <Routes>
      <Route path="conversations/:conversationId?" element={<ConversationsPage />} />
    </Routes>,
    { at: '/conversations/c1' },
  );
  return () => asked.filter(({ path }) => path.endsWith('/replies')).map(({ body }) => body as { text: string; clientKey: string; besideHolder: boolean });
}

const box = () => screen.findByLabelText<HTMLTextAreaElement>('回复内容');
const say = async (text: string) => userEvent.type(await box(), `${text}{Control>}{Enter}{/Control}`);
const taken: Answer = { status: 409, body: { status: 409, code: 'conversation_taken', by: '李明' } };

async function goTo(name: string) {
  await userEvent.click(within(screen.getByRole('region', { name: '会话' })).getByRole('link', { name: new RegExp(name) }));
  await screen.findByRole('region', { name });
}

describe('a reply that is refused', () => {
  it('is told and stands in its own conversation again when the officer has gone on to the next', async () => {
    const replies = showDesk();
    await say('马上处理');
    await waitFor(() => expect(replies()).toHaveLength(1));
    await goTo('王芳');
    await answer(taken);
    expect(await screen.findByText(/李小明：会话已由其他同事接入/)).toBeInTheDocument();
    expect(screen.queryByRole('dialog')).not.toBeInTheDocument();
    expect(await box()).toHaveValue('');
    await goTo('李小明');
    expect(await box()).toHaveValue('马上处理');
  });

  it('stands before what was typed meanwhile, and so does each of two', async () => {
    const replies = showDesk();
    await say('第一句');
    await say('第二句');
    await userEvent.type(await box(), '写到一半');
    await waitFor(() => expect(replies()).toHaveLength(2));
    await answer(problem(409, 'follower_unsubscribed'));
    expect(await box()).toHaveValue('第一句\n写到一半');
    await answer(problem(409, 'follower_unsubscribed'));
    expect(await box()).toHaveValue('第二句\n第一句\n写到一半');
  });

  it('takes nothing of what was typed meanwhile with it when it is sent all the same', async () => {
    const replies = showDesk();
    await say('已报修');
    await userEvent.type(await box(), '师傅明天到');
    await answer(taken);
    await userEvent.click(await screen.findByRole('button', { name: '仍然发送' }));
    await waitFor(() => expect(replies()).toHaveLength(2));
    expect(replies()[1]).toMatchObject({ text: '已报修', besideHolder: true });
    expect(await box()).toHaveValue('师傅明天到');
  });

  it('comes back into the box with the reason also when it was sent once more', async () => {
    showDesk();
    await say('马上处理');
    await answer(problem(503, 'server_error'));
    await userEvent.click(await screen.findByRole('button', { name: '重发' }));
    await answer(taken);
    expect(await screen.findByText(/会话已由其他同事接入/)).toBeInTheDocument();
    expect(await box()).toHaveValue('马上处理');
  });
});

describe('a reply that did not get there', () => {
  afterEach(() => vi.useRealTimers());

  it('can still be sent again after an hour', async () => {
    const replies = showDesk();
    await say('马上处理');
    await waitFor(() => expect(replies()).toHaveLength(1));
    vi.useFakeTimers({ shouldAdvanceTime: true });
    await answer(problem(503, 'server_error'));
    await screen.findByRole('button', { name: '重发' });
    await goTo('王芳');
    await act(() => vi.advanceTimersByTimeAsync(3_600_000));
    await goTo('李小明');
    expect(await screen.findByRole('button', { name: '重发' })).toBeInTheDocument();
  });
});

describe('what was done to a conversation', () => {
  it('is told with its name when it failed, also when the officer has gone on to the next', async () => {
    showDesk();
    await box();
    await userEvent.keyboard('e');
    await goTo('王芳');
    await answer(problem(503, 'server_error'));
    expect(await screen.findByText('李小明：服务器出错，请稍后重试。')).toBeInTheDocument();
  });
});

describe('a draft of the model', () => {
  it('stands behind what was typed while it was being written', async () => {
    showDesk();
    await userEvent.click(await screen.findByRole('button', { name: /模型拟稿/ }));
    await userEvent.type(await box(), '您好。');
    await answer({ status: 200, body: { text: '请带身份证办理。', sources: [] } });
    await waitFor(async () => expect(await box()).toHaveValue('您好。\n请带身份证办理。'));
  });
});
