import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import type { OpeningHours, PromiseExample } from '../../api/types';
import { type Asked, fakeServer, problem } from '../../testing/fakeServer';
import { staffWith } from '../../testing/samples';
import { show } from '../../testing/show';
import PromisesPage from './PromisesPage';

const hours: OpeningHours = { periods: ['08:30-12:00', '14:30-17:30'], everyDay: false, closures: [], isSet: true, holidaysKnownUntil: 2026 };
const rule = { name: '当日答复', department: null, within: 'sameWorkingDay', warnBefore: '2h', escalateAfter: null };
const example: PromiseExample = {
  kind: 'afterClosing',
  at: '2026-11-20T17:50:00+08:00',
  isOpen: false,
  nextOpening: '2026-11-23T08:30:00+08:00',
  due: [{ name: '当日答复', department: null, dueAt: '2026-11-23T17:30:00+08:00', warnAt: '2026-11-23T15:30:00+08:00', escalateAt: null }],
};
const administrator = staffWith('manageAccounts');

function serve(more: Parameters<typeof fakeServer>[0] = {}): Asked[] {
  return fakeServer({
    'GET /api/hours': () => ({ body: hours }),
    'GET /api/promises/rules': () => ({ body: { rules: [rule], hours: hours.periods, everyDay: false, holidaysKnownUntil: 2026 } }),
    'GET /api/departments': () => ({ body: [{ id: 'd1', key: 'traffic', name: '交警支队', englishName: null, isClosed: false }] }),
    'POST /api/promises/preview': () => ({ body: [example] }),
    'PUT /api/hours': ({ body }) => ({ body: { ...(body as object), isSet: true, holidaysKnownUntil: 2026 } }),
    'PUT /api/promises/rules': ({ body }) => ({ body: { ...(body as object), hours: hours.periods, everyDay: false, holidaysKnownUntil: 2026 } }),
    ...more,
  });
}


/** The hours' button is the first of the page, the promises' the second. */
async function save(what: 'hours' | 'promises'): Promise<void> {
  const [hoursButton, rulesButton] = await screen.findAllByRole('button', { name: '保存' });
  const button = what === 'hours' ? hoursButton : rulesButton;
  if (!button) throw new Error(`there is no button to save ${what}`);
  await userEvent.click(button);
}

/** Of the promise that was added. */
function added(label: string): HTMLElement {
  const field = screen.getAllByLabelText(label)[1];
  if (!field) throw new Error(`the second promise has no field ${label}`);
  return field;
}
const put = (asked: Asked[], path: string) => asked.findLast((each) => each.method === 'PUT' && each.path === path)?.body;

async function retype(label: string, text: string): Promise<void> {
  const field = await screen.findByLabelText(label);
  await userEvent.clear(field);
  await userEvent.type(field, text);
}

describe('hours and promises', () => {
  it('shows what they mean as the server works it out, and what was given before stays', async () => {
    const asked = serve();
    show(<PromisesPage />, { staff: administrator });
    const row = await screen.findByRole('row', { name: /下班后 20 分钟/ });
    expect(row).toHaveTextContent(/11月20日周五 17:50 · 下班，11月23日周一 08:30 上班/);
    expect(row).toHaveTextContent('11月23日周一 17:30 前答复11月23日周一 15:30 提醒');
    expect(screen.getByText(/已经作出的承诺，到期时间不变/)).toBeInTheDocument();
    expect(asked.find(({ method }) => method === 'POST')?.body).toEqual({ hours: { periods: hours.periods, everyDay: false, closures: [] }, rules: [rule] });
  });

  it('works the examples out anew for what is typed and not saved', async () => {
    const asked = serve();
    show(<PromisesPage />, { staff: administrator });
    await retype('第 2 段结束', '18:00');
    await waitFor(() => expect(asked.filter(({ method }) => method === 'POST').at(-1)?.body).toMatchObject({ hours: { periods: ['08:30-12:00', '14:30-18:00'] } }));
    expect(asked.some(({ method }) => method === 'PUT')).toBe(false);
  });

  it('saves the hours with a closure of one day', async () => {
    const asked = serve();
    show(<PromisesPage />, { staff: administrator });
    await retype('第 1 段开始', '09:00');
    await userEvent.click(screen.getByRole('radio', { name: /每天/ }));
    await userEvent.click(screen.getByRole('button', { name: /添加停办日/ }));
    await userEvent.type(screen.getByLabelText('第一天'), '2026-12-01{Enter}');
    await userEvent.type(screen.getByLabelText('原因'), '系统检修');
    await save('hours');
    await waitFor(() => expect(put(asked, '/api/hours')).toEqual({ periods: ['09:00-12:00', '14:30-17:30'], everyDay: true, closures: [{ from: '2026-12-01', to: '2026-12-01', reason: '系统检修' }] }));
    expect(await screen.findByText('已保存，今后开始等待的市民按此计算')).toBeInTheDocument();
  });

  it.each([
    ['第 1 段结束', '15:00', '与上一段重叠，请按先后填写'],
    ['第 2 段结束', '14:00', '结束要晚于开始'],
    ['第 2 段开始', '两点半', '按 08:30 的形式填写'],
  ])('refuses %s at %s beside the field: %s', async (label, text, said) => {
    const asked = serve();
    show(<PromisesPage />, { staff: administrator });
    await retype(label, text);
    await save('hours');
    expect(await screen.findByText(said)).toBeInTheDocument();
    expect(await screen.findByText('填写有误，改正后显示。')).toBeInTheDocument();
    expect(asked.some(({ method }) => method === 'PUT')).toBe(false);
  });

  it('saves a promise of its own for a department, and refuses a second one', async () => {
    const asked = serve();
    show(<PromisesPage />, { staff: administrator });
    await userEvent.click(await screen.findByRole('button', { name: /添加承诺/ }));
    await userEvent.type(added('名称'), '车驾管');
    await save('promises');
    expect(await screen.findByText('请填写')).toBeInTheDocument();
    await userEvent.click(added('适用'));
    await userEvent.click(await screen.findByTitle('交警支队'));
    await save('promises');
    await waitFor(() =>
      expect(put(asked, '/api/promises/rules')).toEqual({ rules: [rule, { name: '车驾管', department: 'traffic', within: 'sameWorkingDay', warnBefore: '2h', escalateAfter: null }] }),
    );
  });

  it('refuses a span of nothing or less', async () => {
    serve();
    show(<PromisesPage />, { staff: administrator });
    await retype('提前提醒', '-4');
    await save('promises');
    expect(await screen.findByText('请填写 1 至 10000 的整数')).toBeInTheDocument();
  });

  it('says in words what the server refuses', async () => {
    serve({ 'PUT /api/hours': () => problem(422, 'hours_invalid') });
    show(<PromisesPage />, { staff: administrator });
    await save('hours');
    expect(await screen.findByText(/办公时间填写有误/)).toBeInTheDocument();
  });

  it('is for supervisors to read only', async () => {
    serve();
    show(<PromisesPage />, { staff: staffWith('superviseDesk') });
    expect(await screen.findByText('仅系统管理员可以修改。')).toBeInTheDocument();
    expect(screen.queryByRole('button', { name: '保存' })).not.toBeInTheDocument();
    expect(await screen.findByLabelText('第 1 段开始')).toBeDisabled();
  });
});
