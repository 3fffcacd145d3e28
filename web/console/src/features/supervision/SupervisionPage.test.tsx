import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it, vi } from 'vitest';
import type { AskedMatter, DayFigures, DeskNow, Figures, HoursOfDay } from '../../api/types';
import { setLanguage } from '../../app/i18n/language';
import { FakeEventSource } from '../../testing/FakeEventSource';
import { type Asked, fakeServer, problem } from '../../testing/fakeServer';
import { staffWith } from '../../testing/samples';
import { show } from '../../testing/show';
import { offeredOnly, percent, pointsAbove, sumSoFar } from './figures';
import SupervisionPage from './SupervisionPage';

const supervisor = staffWith('readConversations', 'readQuestions', 'superviseDesk');

function figures(changes: Partial<Figures> = {}): Figures {
  return { received: 0, questions: 0, automatic: 0, share: null, answered: 0, offered: 0, picked: 0, handedOver: 0, unanswered: 0, replied: 0, breaches: 0, ...changes };
}

const desk: DeskNow = {
  at: '2026-11-20T10:00:00+08:00',
  waiting: 3,
  oldestWaitingSince: '2026-11-20T09:48:00+08:00',
  open: 5,
  departments: [
    { department: 'household', name: '户政管理支队', waiting: 2, oldestWaitingSince: '2026-11-20T09:48:00+08:00', open: 5, overdue: 1 },
    { department: null, name: null, waiting: 1, oldestWaitingSince: '2026-11-20T09:59:00+08:00', open: 0, overdue: 0 },
  ],
  officers: [{ id: 's2', name: '赵警官', departments: [], onDuty: true, open: 5, repliedToday: 17 }],
  promises: { day: '2026-11-20', due: 9, kept: 6, broken: 1, open: 2, dueSoon: 2, overdue: 1 },
  today: figures({ received: 60, questions: 50, automatic: 36, share: 0.72, answered: 34, offered: 5, picked: 2, handedOver: 11, unanswered: 7, replied: 17, breaches: 1 }),
  before: figures({ questions: 400, automatic: 280, share: 0.7 }),
  satisfaction: { asked: 10, graded: 8, average: 4.25, grades: [0, 1, 1, 1, 5] },
  breaches: [{ conversationId: 'c9', citizen: '老周', accountName: '平安肇庆', department: 'household', dueAt: '2026-11-20T08:30:00+08:00', holder: null, escalated: true }],
};

const usual = { received: 12.25, automatic: 8, offered: 1, handedOver: 3, unanswered: 2, replied: 4, breaches: 0 };
const hours: HoursOfDay = {
  day: '2026-11-20',
  hours: Array.from({ length: 24 }, (_, hour) => ({ hour, today: hour > 10 ? null : figures({ received: hour === 9 ? 20 : 0, replied: hour === 9 ? 7 : 0 }), usual: hour === 9 ? usual : { ...usual, received: 0, replied: 0 } })),
};
const days: DayFigures[] = [
  { day: '2026-11-19', figures: figures({ received: 100, questions: 80, automatic: 60, share: 0.75, offered: 10, picked: 4, handedOver: 14, unanswered: 9, replied: 30, breaches: 2 }) },
  { day: '2026-11-20', figures: desk.today },
];
const asked: AskedMatter[] = [
  { kind: 'topic', id: 't1', title: '电动自行车上牌系统坏了', department: null, count: 12, before: 2, trend: [0, 0, 0, 0, 0, 0, 0, 1, 1, 2, 4, 6] },
  { kind: 'answer', id: 'k1', title: '户口怎么迁', department: 'household', count: 5, before: 5, trend: [0, 0, 0, 0, 0, 0, 0, 0, 5, 2, 2, 1] },
];

function serve(now: () => DeskNow = () => desk, more: Parameters<typeof fakeServer>[0] = {}): Asked[] {
  return fakeServer({
    'GET /api/supervision/now': () => ({ body: now() }),
    'GET /api/supervision/hours': () => ({ body: hours }),
    'GET /api/supervision/days': () => ({ body: days }),
    'GET /api/supervision/asked': () => ({ body: asked }),
    ...more,
  });
}

const page = () => show(<SupervisionPage />, { staff: supervisor, at: '/overview' });
const tile = async (name: string) => screen.findByRole('group', { name });

describe('the supervisor’s page', () => {
  it('says who waits, who works and how much was answered without a person, in words beside every number', async () => {
    serve();
    page();
    expect(await tile('等待接入')).toHaveTextContent('3最久已等 12分钟');
    expect(await tile('人工服务中')).toHaveTextContent('51 人在办1 人在岗');
    expect(await tile('今日自助率')).toHaveTextContent('72%36 / 50 个提问前 7 日 70% · 高 2 个百分点');
    expect(await tile('今日到期承诺')).toHaveTextContent('9按时 6超时 1未到期 22 小时内到期 2');
    expect(await tile('今日满意度')).toHaveTextContent('4.3 分8 / 10 人已评价不满意 1');
    expect(within(screen.getByRole('region', { name: '各部门' })).getByRole('row', { name: '综合队列 1 1分钟 0 0' })).toBeInTheDocument();
    expect(within(screen.getByRole('region', { name: '值班人员' })).getByRole('row', { name: '赵警官 在岗 5 17' })).toBeInTheDocument();
  });

  it('lists what is overdue, with a way to the conversation', async () => {
    serve();
    page();
    const line = within(await screen.findByRole('list', { name: '逾期未答复' })).getByRole('listitem');
    expect(line).toHaveTextContent('老周户政管理支队 · 无人接入已上报逾期 1小时30分');
    expect(within(line).getByRole('link', { name: '打开会话：老周' })).toHaveAttribute('href', '/conversations/c9');
  });

  it('says what people ask now, whether it is answered and whether it grows', async () => {
    serve();
    page();
    const lines = within(await screen.findByRole('list', { name: '正在问什么' })).getAllByRole('listitem');
    expect(lines.map((line) => line.textContent)).toEqual([expect.stringMatching(/^未答电动自行车上牌系统坏了12 次 多 10/), expect.stringMatching(/^能答户口怎么迁5 次 持平/)]);
    expect(screen.getByRole('img', { name: '近 12 小时共 14 次' })).toBeInTheDocument();
  });

  it('draws today beside what is usual, and has the numbers as a table', async () => {
    serve();
    page();
    expect(await screen.findByRole('img', { name: '今天各时段。收到消息：今天到现在 20，同期均值到此 12' })).toBeInTheDocument();
    await userEvent.click(within(screen.getByRole('radiogroup', { name: '今天各时段 图或表' })).getByText('表'));
    const table = screen.getByRole('region', { name: '今天各时段' });
    expect(within(table).getByRole('row', { name: '09:00 20 12.3' })).toBeInTheDocument();
    expect(within(table).getByRole('row', { name: '11:00 – 0' })).toBeInTheDocument();
    await userEvent.click(screen.getByRole('combobox', { name: '显示' }));
    await userEvent.click(await screen.findByTitle('人工回复'));
    expect(within(table).getByRole('row', { name: '09:00 7 4' })).toBeInTheDocument();
  });

  it('shows thirty days with every figure in the table', async () => {
    serve();
    page();
    await userEvent.click(within(await screen.findByRole('radiogroup', { name: '近 30 天 图或表' })).getByText('表'));
    expect(within(screen.getByRole('region', { name: '近 30 天' })).getByRole('row', { name: '2026-11-19 100 80 60 75% 10 14 9 30 2' })).toBeInTheDocument();
  });

  it('follows what happens, asking once for many events', async () => {
    let now = desk;
    const log = serve(() => now);
    page();
    await tile('等待接入');
    now = { ...desk, waiting: 4 };
    for (let event = 0; event < 20; event++) FakeEventSource.last.push('figures', {});
    await waitFor(async () => expect(await tile('等待接入')).toHaveTextContent('4最久'), { timeout: 5000 });
    expect(log.filter(({ path }) => path === '/api/supervision/now')).toHaveLength(2);
  });

  it('exports a period as a workbook', async () => {
    const log = serve(undefined, { 'GET /api/supervision/export.xlsx': () => ({ body: 'table' }) });
    vi.stubGlobal('URL', Object.assign(URL, { createObjectURL: () => 'blob:x', revokeObjectURL: () => undefined }));
    page();
    await tile('等待接入');
    await userEvent.click(screen.getByRole('button', { name: /导\s?出/ }));
    await userEvent.click(await screen.findByText('一个时段'));
    await userEvent.click(screen.getByRole('checkbox', { name: '每个部门单独一行' }));
    await userEvent.click(screen.getByRole('button', { name: '导出 Excel' }));
    await waitFor(() => expect(log.some(({ path }) => path.endsWith('.xlsx'))).toBe(true));
    expect(Object.fromEntries(log.find(({ path }) => path.endsWith('.xlsx'))?.query ?? [])).toEqual({ from: '2026-10-22', to: '2026-11-20', by: 'hour', departments: 'true', language: 'zh' });
  });

  it('says so when nothing is known yet and when the server does not answer, also in English', async () => {
    setLanguage('en');
    serve(undefined, { 'GET /api/supervision/now': () => problem(403, 'not_allowed') });
    page();
    expect(await screen.findByRole('alert')).toBeInTheDocument();
    expect(screen.getByRole('heading', { name: 'Overview' })).toBeInTheDocument();
  });
});

describe('the figures of the page', () => {
  it.each([
    [0.7264, '72.6%'],
    [0, '0%'],
    [null, '–'],
  ])('write a share of %s as %s', (share, text) => expect(percent(share)).toBe(text));

  it('compare shares in points and not at all when one is unknown', () => {
    expect(pointsAbove(0.72, 0.7)).toBe(2);
    expect(pointsAbove(0.5, null)).toBeUndefined();
  });

  it('sum up only hours that have begun', () => expect(sumSoFar(hours, 'received')).toEqual({ today: 20, usual: 12 }));

  it('split all questions into automatic, offered in vain and handed over', () => expect(offeredOnly(desk.today)).toBe(50 - 36 - 11));
});
