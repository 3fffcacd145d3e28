import { act, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import type { PreviewFork, ServiceItem } from '../../api/types';
import { fakeServer } from '../../testing/fakeServer';
import { wayOf } from '../../testing/samples';
import { show } from '../../testing/show';
import ServicesPage from './ServicesPage';

const departments = [{ id: 'd1', key: 'household', name: '户政管理支队', englishName: null, isClosed: false }];
const claim: ServiceItem = {
  key: 'claim-check',
  version: 2,
  title: '快速理赔条件自查',
  englishTitle: 'May this accident be settled quickly?',
  department: null,
  intro: '发生轻微事故，先看能不能走快速理赔。',
  item: { promisedDays: 5, fee: '不收费', materials: ['驾驶证', '行驶证'] },
  hours: { periods: ['07:00-21:00'], everyDay: true, closed: '请拨打122。' },
  menu: ['claim-check'],
  words: ['快速理赔', '快处快赔'],
  steps: [
    { key: 'injured', kind: 'yesNo', title: '有人受伤', ask: '有没有人受伤？', stops: [{ when: { step: 'injured', is: ['yes'] }, say: '先救人。' }] },
    { key: 'damage', kind: 'money', title: '估计损失', ask: '估计车损多少元？', least: 0, stops: [{ when: { step: 'damage', atLeast: 1000001 }, say: '请拨打122报警。' }] },
    { key: 'district', kind: 'choice', title: '地点', ask: '在哪里？', options: [{ key: 'centre', label: '中心城区' }, { key: 'outer', label: '远城区' }] },
    { key: 'road', kind: 'text', title: '道路', ask: '哪条路？', least: 2, most: 20, isOptional: true, when: { step: 'district', is: ['outer'] } },
    { key: 'day', kind: 'date', title: '日期', ask: '在{{district}}是哪天？', firstDay: 0, lastDay: 30, workingDays: true },
  ],
  outcome: { kind: 'answer', say: '可以，去{{nearest}}' },
  publishedAt: '2026-11-22T09:00:00+08:00',
};
const bubbles = [
  { byCitizen: true, text: '快速理赔' },
  { byCitizen: false, text: '【快速理赔条件自查】\n第1步，共4步\n有没有人受伤？' },
];

describe('the services', () => {
  it('are shown with facts, steps in words and the chat in the words of the server', async () => {
    fakeServer({ 'GET /api/services': () => ({ body: [claim] }), 'GET /api/services/claim-check/preview': () => ({ body: { key: 'claim-check', version: 2, way: wayOf(...bubbles) } }), 'GET /api/departments': () => ({ body: departments }) });
    show(<ServicesPage />);
    const detail = await screen.findByRole('article', { name: '快速理赔条件自查' });
    expect(detail).toHaveTextContent('怎样开始发送：快速理赔、快处快赔 菜单键：claim-check');
    expect(detail).toHaveTextContent('承诺时限5 个工作日');
    expect(detail).toHaveTextContent('受理时间每天 07:00-21:00 请拨打122。');
    expect(detail).toHaveTextContent('若“有人受伤”为“是”，到此结束先救人。');
    expect(detail).toHaveTextContent('若“估计损失”不小于 10000.01 元，到此结束');
    expect(detail).toHaveTextContent('仅当“地点”为“远城区”');
    expect(detail).toHaveTextContent('2 字 到 20 字');
    expect(detail).toHaveTextContent('今天 到 今天起第 30 天、只选工作日');
    expect(detail).toHaveTextContent('在【地点】是哪天？');
    expect(detail).toHaveTextContent('可以，去【最近的网点】');
    const chat = await screen.findByRole('log');
    await within(chat).findByText('快速理赔');
    expect(chat).toHaveTextContent('第1步，共4步 有没有人受伤？');
  });

  it('to which citizens subscribe show how many have and what they were told', async () => {
    const rule = { on: ['water/outage.announced'], match: { area: '{{area}}' }, tell: '【停水提醒】{{roads}}', goodUntil: 'until', days: 365, once: false, values: ['roads', 'until'] };
    const told = { at: '2026-11-22T08:00:00+08:00', madeAt: '2026-11-22T08:00:01+08:00', text: '【停水提醒】荣乐路', goodUntil: '2026-11-22T18:00:00+08:00', told: 128, doneAt: null };
    fakeServer({
      'GET /api/services': () => ({ body: [{ ...claim, outcome: { kind: 'notice', say: '已订阅', notice: rule } }] }),
      'GET /api/services/claim-check/preview': () => ({ body: { key: 'claim-check', version: 2, way: wayOf(...bubbles) } }),
      'GET /api/services/claim-check/notices': () => ({ body: { subscribers: 300, latest: [told] } }),
      'GET /api/departments': () => ({ body: departments }),
    });
    show(<ServicesPage />);
    const notices = await screen.findByRole('region', { name: '通知情况' });
    expect(notices).toHaveTextContent('300 人订阅');
    expect(notices).toHaveTextContent('正在告知，已告知 128 人');
    expect(notices).toHaveTextContent('【停水提醒】荣乐路');
    expect(screen.getByRole('article')).toHaveTextContent('通知时说【停水提醒】{{roads}}');
  });

  it('are shown in all three channels, screen by screen', async () => {
    fakeServer({ 'GET /api/services': () => ({ body: [claim] }), 'GET /api/services/claim-check/preview': () => ({ body: { key: 'claim-check', version: 2, way: wayOf(...bubbles) } }), 'GET /api/departments': () => ({ body: departments }) });
    show(<ServicesPage />);
    await userEvent.click(await screen.findByRole('button', { name: '三个渠道并排看' }));
    const dialog = await screen.findByRole('dialog', { name: '快速理赔条件自查：三个渠道' });
    const sent = shownIn(within(dialog).getByTitle('网页'));
    const sentToProgram = shownIn(within(dialog).getByTitle('小程序'));
    expect(sent.at(-1)).toMatchObject({ facts: { title: '快速理赔条件自查' }, run: null });
    expect(within(dialog).getByRole('log')).not.toHaveTextContent('有没有人受伤？');

    await userEvent.click(within(dialog).getByRole('button', { name: '下一屏' }));
    expect(within(dialog).getByRole('status')).toHaveTextContent('第 2 屏，共 2 屏');
    expect(within(dialog).getByRole('log')).toHaveTextContent('有没有人受伤？');
    expect([sent.at(-1), sentToProgram.at(-1)]).toMatchObject([{ run: { step: { title: '有人受伤' } } }, { run: { step: { title: '有人受伤' } } }]);
    expect(within(dialog).getByRole('button', { name: '下一屏' })).toBeDisabled();
  });

  it('are shown as the other party of two sees them, in the chat and in all channels', async () => {
    const other = { ...wayOf({ byCitizen: true, text: '3F7K2M' }, { byCitizen: false, text: '对方填写的情况：…' }), forks: [] };
    fakeServer({ 'GET /api/services': () => ({ body: [claim] }), 'GET /api/services/claim-check/preview': () => ({ body: { key: 'claim-check', version: 2, way: { ...wayOf(...bubbles), other } } }), 'GET /api/departments': () => ({ body: departments }) });
    show(<ServicesPage />);
    const preview = await screen.findByRole('complementary', { name: '对话预览' });
    await userEvent.click(await within(preview).findByRole('radio', { name: '对方' }));
    expect(within(preview).getByRole('log')).toHaveTextContent('3F7K2M对方填写的情况：…');
    await userEvent.click(within(preview).getByRole('button', { name: '三个渠道并排看' }));
    const dialog = await screen.findByRole('dialog', { name: '快速理赔条件自查：三个渠道' });
    expect(within(dialog).getByRole('log')).toHaveTextContent('3F7K2M');
    await userEvent.click(within(dialog).getByRole('radio', { name: '先填的一方' }));
    expect(within(dialog).getByRole('log')).not.toHaveTextContent('3F7K2M');
  });

  it('are led another way: an option of a choice, and what a department says', async () => {
    const forks = (taken: string, fate: string): PreviewFork[] => [
      { key: 'district', title: '地点', isLookup: false, options: [{ key: 'centre', label: '中心城区' }, { key: 'outer', label: '远城区' }], taken },
      { key: 'roads', title: '交警业务系统', isLookup: true, after: 'district', options: ['found', 'empty', 'failed'].map((key) => ({ key, label: '' })), taken: fate },
    ];
    const asked = fakeServer({
      'GET /api/services': () => ({ body: [claim] }),
      'GET /api/services/claim-check/preview': ({ query }) => {
        const take = query.getAll('take');
        const way = wayOf({ byCitizen: false, text: `走的路：${take.join(' ')}` });
        return { body: { key: 'claim-check', version: 2, way: { ...way, forks: forks(take.includes('district:outer') ? 'outer' : 'centre', take.includes('roads:failed') ? 'failed' : 'found') } } };
      },
      'GET /api/departments': () => ({ body: departments }),
    });
    show(<ServicesPage />);
    await choose(await screen.findByRole('combobox', { name: '地点' }), '远城区');
    expect(await screen.findByText('走的路：district:outer')).toBeInTheDocument();
    await choose(screen.getByRole('combobox', { name: '查询“交警业务系统”（在“地点”之后）' }), '连不上');
    expect(await screen.findByText('走的路：district:outer roads:failed')).toBeInTheDocument();
    expect(asked.filter(({ path }) => path.endsWith('/preview'))).toHaveLength(3);

    await userEvent.click(screen.getByRole('button', { name: '三个渠道并排看' }));
    const dialog = await screen.findByRole('dialog');
    await choose(within(dialog).getByRole('combobox', { name: '地点' }), '中心城区');
    expect(await within(dialog).findByText('走的路：district:centre roads:failed')).toBeInTheDocument();
  });

  it('send the page what it refuses, too', async () => {
    const way = wayOf(...bubbles);
    const refused = { ...way, screens: way.screens.map((one) => ({ ...one, refusal: '业务系统暂时连不上。' })) };
    fakeServer({ 'GET /api/services': () => ({ body: [claim] }), 'GET /api/services/claim-check/preview': () => ({ body: { key: 'claim-check', version: 2, way: refused } }), 'GET /api/departments': () => ({ body: departments }) });
    show(<ServicesPage />);
    await userEvent.click(await screen.findByRole('button', { name: '三个渠道并排看' }));
    const dialog = await screen.findByRole('dialog');
    const sent = shownIn(within(dialog).getByTitle('网页'));
    expect(sent.at(-1)).toMatchObject({ refusal: null });
    await userEvent.click(within(dialog).getByRole('button', { name: '下一屏' }));
    expect(sent.at(-1)).toMatchObject({ run: { step: { title: '有人受伤' } }, refusal: '业务系统暂时连不上。' });
  });

  it('are chosen from the list', async () => {
    const other = { ...claim, key: 'visit', title: '上门办理登记', department: 'household' };
    const preview = (key: string) => () => ({ body: { key, version: 1, way: wayOf({ byCitizen: false, text: `预览 ${key}` }) } });
    fakeServer({ 'GET /api/services': () => ({ body: [claim, other] }), 'GET /api/services/claim-check/preview': preview('claim-check'), 'GET /api/services/visit/preview': preview('visit'), 'GET /api/departments': () => ({ body: departments }) });
    show(<ServicesPage />);
    await screen.findByText('预览 claim-check');
    await userEvent.click(screen.getByRole('button', { name: /上门办理登记/ }));
    expect(await screen.findByText('预览 visit')).toBeInTheDocument();
    expect(screen.getByRole('article', { name: '上门办理登记' })).toHaveTextContent('负责部门户政管理支队');
  });

  it('are explained when there are none', async () => {
    fakeServer({ 'GET /api/services': () => ({ body: [] }) });
    show(<ServicesPage />);
    expect(await screen.findByText('本机构还没有服务事项')).toBeInTheDocument();
  });
});

async function choose(select: HTMLElement, option: string) {
  await userEvent.click(select);
  const shown = await screen.findAllByText(option, { selector: '.ant-select-item-option-content' });
  await userEvent.click(shown.at(-1) ?? document.body);
}

/** What a frame is sent, once the page in it says that it is there. */
function shownIn(frame: HTMLElement): unknown[] {
  const sent: unknown[] = [];
  const page = (frame as HTMLIFrameElement).contentWindow;
  if (!page) throw new Error('the frame holds no page');
  page.postMessage = (message: unknown) => void sent.push(message);
  act(() => void window.dispatchEvent(new MessageEvent('message', { source: page, data: 'ready' })));
  return sent;
}
