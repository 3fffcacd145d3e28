import { act, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { Route, Routes } from 'react-router';
import { describe, expect, it } from 'vitest';
import type { BoardItem, ServiceRun } from '../../api/types';
import { FakeEventSource } from '../../testing/FakeEventSource';
import { fakeServer, problem } from '../../testing/fakeServer';
import { show } from '../../testing/show';
import BoardPage from './BoardPage';

const run: ServiceRun = {
  id: 'a',
  conversationId: 'c1',
  service: 'crash',
  title: '快速理赔',
  department: null,
  state: 'done',
  number: 'K-A',
  entries: [{ title: '车牌', shown: '鄂A12345' }],
  at: null,
  steps: 3,
  startedAt: '2026-11-22T09:40:00+08:00',
  changedAt: '2026-11-22T09:50:00+08:00',
  endedAt: '2026-11-22T09:50:00+08:00',
  handledAt: null,
  handledBy: null,
  handledNote: null,
  decision: null,
  place: '珞喻路',
};
const item = (id: string, changes: Partial<ServiceRun> = {}): BoardItem => ({ run: { ...run, id, number: `K-${id.toUpperCase()}`, conversationId: `c-${id}`, ...changes }, second: null, latitude: null, longitude: null, isWaiting: false });
const handled = { handledAt: '2026-11-22T10:00:00+08:00', handledBy: '钱警官', handledNote: '请挪车' };

/** A board whose list the test changes. */
function serve(list: BoardItem[], more: Parameters<typeof fakeServer>[0] = {}) {
  const board: { list: BoardItem[] | undefined } = { list };
  const asked = fakeServer({
    'GET /api/services/board': () => (board.list ? { body: board.list } : problem(502, 'server_error')),
    'GET /api/services/of/c-a': () => ({ body: [item('a').run] }),
    ...more,
  });
  const become = (next: BoardItem[] | undefined) => {
    board.list = next;
    act(() => FakeEventSource.last.push('serviceRecord', {}));
  };
  const decisions = () => asked.filter(({ path }) => path.endsWith('/decide'));
  return { become, decisions };
}

function open(at = '/board') {
  show(
    <Routes>
      <Route path="/board/:report?" element={<BoardPage />} />
    </Routes>,
    { at },
  );
}

async function begin(decision: string, words: string) {
  await userEvent.click(await screen.findByRole('button', { name: decision }));
  const dialog = await screen.findByRole('dialog');
  const box = within(dialog).getByRole('textbox');
  await userEvent.clear(box);
  await userEvent.type(box, words);
  return { dialog, box, send: () => userEvent.click(within(dialog).getByRole('button', { name: decision })) };
}

describe('the report in hand', () => {
  it('stays when a newer one comes, with the words half typed for it and its number over them', async () => {
    const { become, decisions } = serve([item('a')], { 'POST /api/services/board/a/decide': () => ({ status: 204 }) });
    open();
    const { dialog, box, send } = await begin('受理', '请挪车');
    expect(dialog).toHaveTextContent('受理：K-A');
    become([item('b'), item('a')]);
    await screen.findByRole('button', { name: /快速理赔.*/, current: false });
    expect(screen.getByRole('article')).toHaveAccessibleName('K-A');
    expect(box).toHaveValue('请挪车');
    await send();
    await waitFor(() => expect(decisions()).toMatchObject([{ path: '/api/services/board/a/decide', body: { decision: 'accepted', words: '请挪车' } }]));
  });

  it('says who decided it when it leaves the list, and no other takes its place', async () => {
    const { become } = serve([item('a'), item('b')], { 'GET /api/services/of/c-a': () => ({ body: [item('a', handled).run] }) });
    open();
    const { dialog, box } = await begin('受理', '请挪车');
    become([item('b')]);
    expect(await within(dialog).findByText('已由钱警官处理：请挪车')).toBeInTheDocument();
    expect(box).toHaveValue('请挪车');
    expect(within(dialog).getByRole('button', { name: '受理' })).toBeDisabled();
    await userEvent.click(within(dialog).getByRole('button', { name: '取消' }));
    const report = screen.getByRole('article', { name: 'K-A' });
    expect(within(report).queryByRole('button', { name: '受理' })).not.toBeInTheDocument();
    await userEvent.click(screen.getByRole('button', { name: /快速理赔/, current: false }));
    expect(await screen.findByRole('article', { name: 'K-B' })).toBeInTheDocument();
  });

  it('stays when the board cannot be read for a while', async () => {
    const { become } = serve([item('a')]);
    open();
    const { box } = await begin('受理', '请挪车');
    become(undefined);
    expect(await screen.findByText('服务器出错，请稍后重试。')).toBeInTheDocument();
    expect(box).toHaveValue('请挪车');
  });

  it('says that it left where nobody decided it', async () => {
    serve([item('b')]);
    open('/board/a');
    expect(await screen.findByText('这份报告已不在看板上，请从列表里选择。')).toBeInTheDocument();
    expect(screen.queryByRole('article')).not.toBeInTheDocument();
  });
});

describe('words for both parties', () => {
  it('are kept when the server refuses them', async () => {
    serve([item('a')], { 'POST /api/services/board/a/decide': () => problem(429, 'http_429') });
    open();
    const { dialog, box, send } = await begin('退回', '请留在现场');
    await send();
    expect(await within(dialog).findByText('操作过于频繁，请稍后再试。')).toBeInTheDocument();
    expect(box).toHaveValue('请留在现场');
    expect(within(dialog).getByRole('button', { name: '退回' })).toBeEnabled();
  });

  it('are gone only when a colleague was first', async () => {
    serve([item('a')], { 'POST /api/services/board/a/decide': () => problem(409, 'service_report_decided') });
    open();
    const { send } = await begin('退回', '请留在现场');
    await send();
    expect(await screen.findByText(/这份报告已由同事处理/)).toBeInTheDocument();
    await waitFor(() => expect(screen.queryByRole('dialog')).not.toBeInTheDocument());
  });

  it('of which no answer came are looked up before they can be sent again', async () => {
    const guided = { decision: 'guided', handledBy: '赵警官', handledNote: '请靠边' };
    let lookUp = (): ServiceRun[] => {
      throw new TypeError('no network');
    };
    const { become, decisions } = serve([item('a')], {
      'POST /api/services/board/a/decide': () => {
        throw new TypeError('no network');
      },
      'GET /api/services/of/c-a': () => ({ body: lookUp() }),
    });
    open();
    const { dialog, box, send } = await begin('指导', '请靠边');
    await send();
    expect(await within(dialog).findByText('没有收到服务器的回应，可能已经发出')).toBeInTheDocument();
    expect(within(dialog).getByRole('button', { name: '指导' })).toBeDisabled();
    const again = await within(dialog).findByRole('button', { name: '再核对一次' });
    lookUp = () => [item('a', guided).run];
    become([item('a', guided)]);
    await screen.findByText('上次指导：请靠边（赵警官）');
    await userEvent.click(again);
    expect(await within(dialog).findByText(/指导已经发出：请靠边（赵警官）/)).toBeInTheDocument();
    expect(box).toHaveValue('请靠边');
    expect(decisions()).toHaveLength(1);
  });

  it('that did not arrive can be sent again', async () => {
    let reached = false;
    const { decisions } = serve([item('a')], {
      'POST /api/services/board/a/decide': () => {
        if (reached) return { status: 204 };
        throw new TypeError('no network');
      },
    });
    open();
    const { dialog, send } = await begin('指导', '请靠边');
    await send();
    await within(dialog).findByText('已核对：还没有处理记录，可以再发。');
    reached = true;
    await send();
    expect(await screen.findByText('已发给双方')).toBeInTheDocument();
    expect(decisions()).toHaveLength(2);
  });
});
