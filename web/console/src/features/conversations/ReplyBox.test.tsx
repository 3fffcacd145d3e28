import { act, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, describe, expect, it } from 'vitest';
import { FakeEventSource } from '../../testing/FakeEventSource';
import { type Asked, fakeServer, problem } from '../../testing/fakeServer';
import { conversation, editor, message, officer, phrases } from '../../testing/samples';
import { show } from '../../testing/show';
import { useSignOut } from '../session/useSession';
import { ReplyBox } from './ReplyBox';

type Answering = Parameters<typeof fakeServer>[0][string];

function serve(reply: Answering = () => ({ status: 202, body: message(9, { direction: 'outbound', sentBy: 'staff', delivery: 'sending' }) })) {
  return fakeServer({
    'DELETE /api/session': () => ({ status: 204 }),
    'GET /api/phrases': () => ({ body: phrases }),
    'POST /api/conversations/c1/replies': reply,
    'GET /api/conversations/c1': () => ({ body: conversation() }),
    'GET /api/conversations/c1/phrase-values': () => ({ body: { citizen: '李小明', officer: '赵警官', account: '平安肇庆', date: '2026年11月22日', nextOpening: null } }),
    'GET /api/conversations/c1/reply-way': () => ({ body: { byOneTimeMessage: allowed } }),
    'POST /api/conversations/c1/typing': () => ({ status: 204 }),
    'GET /api/conversations/c1/suggestions': () => ({ body: suggested }),
    'GET /api/model': () => ({ body: { use: 'drafts', isConfigured: true } }),
    'POST /api/conversations/c1/draft': () => ({ body: { text: '您好，请带身份证办理。', sources: [{ answerId: 'a1', question: '户口迁移怎么办理' }] } }),
  });
}

/** Whether the citizen allowed a one-time message. */
let allowed = false;

beforeEach(() => {
  allowed = false;
});

const suggested = [
  { answerId: 'a1', question: '户口迁移怎么办理', text: '请带身份证和户口簿。' },
  { answerId: 'a2', question: '身份证丢了怎么补办', text: '请到派出所补领。' },
];

function SignOut() {
  const signOut = useSignOut();
  return <button onClick={() => signOut.mutate()}>退出</button>;
}

const writer = () => screen.getByLabelText<HTMLTextAreaElement>('回复内容');
const replies = (log: readonly Asked[]) => log.filter(({ path }) => path.endsWith('/replies'));

describe('the reply box', () => {
  it('sends with Ctrl+Enter, once, with a key of its own, and empties', async () => {
    const log = serve();
    show(<ReplyBox conversation={conversation()} />);
    await userEvent.type(writer(), '您好{Control>}{Enter}{/Control}');
    await waitFor(() => expect(replies(log)).toHaveLength(1));
    expect(replies(log)[0]?.body).toMatchObject({ text: '您好', clientKey: expect.stringMatching(/^[0-9a-f-]{36}$/) as string });
    expect(writer()).toHaveValue('');
  });

  it('breaks the line with Enter alone and sends nothing empty', async () => {
    const log = serve();
    show(<ReplyBox conversation={conversation()} />);
    await userEvent.type(writer(), 'a{Enter}b');
    expect(writer()).toHaveValue('a\nb');
    await userEvent.clear(writer());
    await userEvent.type(writer(), '   {Control>}{Enter}{/Control}');
    expect(replies(log)).toEqual([]);
  });

  it('inserts a phrase by keyboard', async () => {
    serve();
    show(<ReplyBox conversation={conversation()} />);
    await userEvent.type(writer(), '/');
    expect(await screen.findAllByRole('option')).toHaveLength(3);
    await userEvent.type(writer(), '{ArrowDown}{Enter}');
    expect(writer()).toHaveValue('请稍候，正在为您查询。');
    expect(screen.queryByRole('listbox')).not.toBeInTheDocument();
  });

  it('inserts a suggested answer by Alt and its number, or by a click, behind what is written', async () => {
    serve();
    show(<ReplyBox conversation={conversation()} />);
    await screen.findByRole('button', { name: /户口迁移怎么办理/ });
    await userEvent.type(writer(), '您好。');
    await userEvent.keyboard('{Alt>}[Digit2]{/Alt}');
    expect(writer()).toHaveValue('您好。\n请到派出所补领。');
    await userEvent.click(screen.getByRole('button', { name: /户口迁移怎么办理/ }));
    expect(writer()).toHaveValue('您好。\n请到派出所补领。\n请带身份证和户口簿。');
  });

  it('puts a draft of the model into the box with its sources and sends nothing', async () => {
    const log = serve();
    show(<ReplyBox conversation={conversation()} />);
    await userEvent.click(await screen.findByRole('button', { name: /模型拟稿/ }));
    await waitFor(() => expect(writer()).toHaveValue('您好，请带身份证办理。'));
    expect(screen.getByText(/草稿依据：《户口迁移怎么办理》/)).toBeVisible();
    expect(replies(log)).toEqual([]);
  });

  it('closes the phrases with Escape and keeps the slash', async () => {
    serve();
    show(<ReplyBox conversation={conversation()} />);
    await userEvent.type(writer(), '/');
    await screen.findAllByRole('option');
    await userEvent.type(writer(), '{Escape}');
    expect(screen.queryByRole('listbox')).not.toBeInTheDocument();
    expect(writer()).toHaveValue('/');
  });

  it.each([
    ['the window has closed', conversation({ window: { endsAt: '2020-01-01T00:00:00Z', remaining: 3 } }), '已超过微信回复时限，将在市民下次来信时发出'],
    ['the budget is spent', conversation({ window: { endsAt: '2126-01-01T00:00:00Z', remaining: 0 }, kept: 2 }), '已有 2 条待发'],
  ])('says that a reply is kept when %s, and takes it', async (_why, shut, said) => {
    const log = serve(() => ({ status: 202, body: message(9, { direction: 'outbound', sentBy: 'staff', delivery: 'kept' }) }));
    show(<ReplyBox conversation={shut} />);
    expect(screen.getByText(said, { exact: false })).toBeInTheDocument();
    await userEvent.type(writer(), '您好{Control>}{Enter}{/Control}');
    await waitFor(() => expect(replies(log)).toHaveLength(1));
  });

  it.each([
    ['the window has closed', conversation({ window: { endsAt: '2020-01-01T00:00:00Z', remaining: 3 } }), '已超过微信回复时限，将以一次性订阅消息送达'],
    ['the budget is spent', conversation({ window: { endsAt: '2126-01-01T00:00:00Z', remaining: 0 } }), '可回复条数已用完，将以一次性订阅消息送达'],
  ])('says before sending that a reply goes as a one-time message when %s and the citizen allowed one', async (_why, shut, said) => {
    allowed = true;
    serve();
    show(<ReplyBox conversation={shut} />);
    expect(await screen.findByText(said)).toBeInTheDocument();
    allowed = false;
    act(() => FakeEventSource.last.push('conversation', shut));
    expect(await screen.findByText(/将在市民下次来信时发出/)).toBeInTheDocument();
  });

  it('asks for no other way while replies go as usual', async () => {
    const log = serve();
    show(<ReplyBox conversation={conversation()} />);
    await screen.findByRole('button', { name: /户口迁移怎么办理/ });
    expect(log.filter(({ path }) => path.endsWith('/reply-way'))).toEqual([]);
  });

  it('cannot be used when the citizen has unfollowed and says so', () => {
    serve();
    show(<ReplyBox conversation={conversation({ subscribed: false })} />);
    expect(screen.getByText('对方已取消关注', { exact: false })).toBeInTheDocument();
    expect(writer()).toBeDisabled();
    expect(screen.getByRole('button', { name: /发送/ })).toBeDisabled();
  });

  it('asks before sending beside a colleague who was first, and then sends with the same key', async () => {
    let first = true;
    const log = serve(() => {
      const refused = first;
      first = false;
      return refused ? { status: 409, body: { status: 409, code: 'already_answered', by: '李明' } } : { status: 202, body: message(9, { direction: 'outbound', sentBy: 'staff' }) };
    });
    show(<ReplyBox conversation={conversation()} />);
    await userEvent.type(writer(), '已报修{Control>}{Enter}{/Control}');
    expect(await screen.findByRole('dialog')).toHaveTextContent('李明 刚刚已回复');
    expect(writer()).toHaveValue('已报修');
    await userEvent.click(screen.getByRole('button', { name: '仍然发送' }));
    await waitFor(() => expect(replies(log)).toHaveLength(2));
    const [refused, sent] = replies(log).map(({ body }) => body as { clientKey: string; besideHolder: boolean });
    expect([refused?.besideHolder, sent?.besideHolder]).toEqual([false, true]);
    expect(sent?.clientKey).toBe(refused?.clientKey);
  });

  it('shows which colleague is typing, for some seconds, and tells them of oneself', async () => {
    const log = serve();
    show(<ReplyBox conversation={conversation()} />);
    act(() => FakeEventSource.last.push('typing', { conversationId: 'c1', staffId: 's9', displayName: '李明', seconds: 0.2 }));
    expect(await screen.findByText('李明 正在输入…')).toBeInTheDocument();
    await waitFor(() => expect(screen.queryByText('李明 正在输入…')).not.toBeInTheDocument());
    await userEvent.type(writer(), '您好');
    expect(log.filter(({ path }) => path.endsWith('/typing'))).toHaveLength(1);
  });

  it('can be read but not used by somebody who is no officer', () => {
    serve();
    show(<ReplyBox conversation={conversation()} />, { staff: editor });
    expect(screen.getByText('您没有回复权限')).toBeInTheDocument();
    expect(writer()).toBeDisabled();
  });

  it('gives the text back with the reason when the server refuses it', async () => {
    serve(() => problem(409, 'follower_unsubscribed'));
    show(<ReplyBox conversation={conversation()} />);
    await userEvent.type(writer(), '再补充一句{Control>}{Enter}{/Control}');
    expect(await screen.findByText(/对方已取消关注/)).toBeInTheDocument();
    expect(writer()).toHaveValue('再补充一句');
  });

  it('keeps a half-written reply when one looks at another conversation', async () => {
    serve();
    const { unmount } = show(<ReplyBox conversation={conversation()} />);
    await userEvent.type(writer(), '写到一半');
    unmount();
    show(<ReplyBox conversation={conversation()} />);
    expect(writer()).toHaveValue('写到一半');
  });

  it('shows nobody else what one has half written, when the session ran out and another one signs in', async () => {
    serve();
    const { unmount } = show(<ReplyBox conversation={conversation()} />);
    await userEvent.type(writer(), '写到一半');
    unmount();
    show(<ReplyBox conversation={conversation()} />, { staff: { ...officer, id: 's7', displayName: '钱警官' } });
    expect(writer()).toHaveValue('');
  });

  it('keeps nothing half written when one signs out', async () => {
    serve();
    show(
      <>
        <ReplyBox conversation={conversation()} />
        <SignOut />
      </>,
    );
    await userEvent.type(writer(), '写到一半');
    await userEvent.click(screen.getByRole('button', { name: '退出' }));
    await waitFor(() => expect(Object.values(sessionStorage)).toEqual([]));
  });

  it('stops what is longer than WeChat takes', () => {
    sessionStorage.setItem(`zhijian.draft.${officer.id}.c1`, '字'.repeat(700));
    serve();
    show(<ReplyBox conversation={conversation()} />);
    expect(screen.getByText('超出 52 字节，请分两条发送')).toBeInTheDocument();
    expect(screen.getByRole('button', { name: /发送/ })).toBeDisabled();
  });
});
