import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import type { ServiceItem, ServiceRevision, ServiceWording, Staff } from '../../api/types';
import { type Asked, fakeServer } from '../../testing/fakeServer';
import { editor, staffWith, wayOf } from '../../testing/samples';
import { show } from '../../testing/show';
import ServicesPage from './ServicesPage';


const visit: ServiceItem = {
  key: 'visit',
  version: 4,
  title: '上门办理登记',
  englishTitle: null,
  department: null,
  intro: null,
  item: { promisedDays: 5, materials: [] },
  hours: null,
  menu: [],
  words: ['上门办理'],
  steps: [
    { key: 'for', kind: 'choice', title: '为谁登记', ask: '您为谁登记？', options: [{ key: 'self', label: '本人' }, { key: 'family', label: '家人' }, { key: 'other', label: '其他' }] },
    { key: 'relation', kind: 'text', title: '关系', ask: '什么关系？', most: 20, when: { step: 'for', is: ['family'] } },
  ],
  outcome: { kind: 'record', say: '已登记' },
  publishedAt: '2026-11-22T09:00:00+08:00',
};
const words = (more: Partial<ServiceWording> = {}): ServiceWording => ({
  title: visit.title,
  englishTitle: null,
  intro: null,
  item: visit.item,
  hours: null,
  words: visit.words,
  steps: visit.steps.map((step) => ({ key: step.key, title: step.title, ask: step.ask, help: null, options: step.options ?? [], least: null, most: step.most ?? null, firstDay: null, lastDay: null, workingDays: false, stops: [] })),
  say: '已登记',
  ...more,
});
const info = { state: 'draft' as const, edition: 1, writtenBy: '王编辑', writtenAt: '2026-11-22T09:30:00+08:00', returnNote: null, isOutdated: false, isOwn: true };
const plain: ServiceRevision = { key: 'visit', version: 4, wording: words(), revision: null };

function serve(revision: ServiceRevision, more: Parameters<typeof fakeServer>[0] = {}) {
  return fakeServer({
    'GET /api/services': () => ({ body: [visit] }),
    'GET /api/departments': () => ({ body: [] }),
    'GET /api/services/visit/preview': () => ({ body: { key: 'visit', version: 4, way: wayOf() } }),
    'GET /api/services/visit/revision': () => ({ body: revision }),
    'POST /api/services/visit/revision/preview': ({ body }: Asked) => ({ body: { way: wayOf({ byCitizen: false, text: (body as ServiceWording).steps[0]?.ask ?? '' }), faults: [] } }),
    ...more,
  });
}

async function openEditor(staff: Staff = editor, button = '修改文案') {
  show(<ServicesPage />, { staff });
  await userEvent.click(await screen.findByRole('button', { name: button }));
  return screen.findByRole('log', { name: '市民看到的对话' });
}

describe('the words of a service', () => {
  it('are changed beside the chat they make, listed as changes, and saved as a draft', async () => {
    const asked = serve(plain, { 'PUT /api/services/visit/revision': ({ body }) => ({ body: { ...plain, wording: (body as { wording: ServiceWording }).wording, revision: info } }) });
    const chat = await openEditor();
    const question = screen.getByDisplayValue('您为谁登记？');
    await userEvent.clear(question);
    await userEvent.type(question, '为谁办？');
    await within(chat).findByText('为谁办？');
    const changes = screen.getByRole('row', { name: '“为谁登记”的怎么问 您为谁登记？ 为谁办？' });
    expect(changes).toBeInTheDocument();
    await userEvent.click(screen.getByRole('button', { name: '保存草稿' }));
    expect(await screen.findByText(/^草稿：王编辑/)).toBeInTheDocument();
    const saved = asked.find(({ method }) => method === 'PUT')?.body as { wording: ServiceWording; seen: null };
    expect([saved.seen, saved.wording.steps[0]?.ask, saved.wording.steps[1]?.most]).toEqual([null, '为谁办？', 20]);
  });

  it('say when the service may be begun, one span a line', async () => {
    const asked = serve(plain, { 'PUT /api/services/visit/revision': ({ body }) => ({ body: { ...plain, wording: (body as { wording: ServiceWording }).wording, revision: info } }) });
    await openEditor();
    await userEvent.type(screen.getByRole('textbox', { name: /^受理时间/ }), '08:30-12:00{Enter}14:00-17:30');
    expect(await screen.findByRole('row', { name: /^受理时间/ })).toHaveTextContent('08:30-12:00 14:00-17:30');
    await userEvent.click(screen.getByRole('button', { name: '保存草稿' }));
    await waitFor(() => expect(asked.find(({ method }) => method === 'PUT')?.body).toMatchObject({ wording: { hours: { periods: ['08:30-12:00', '14:00-17:30'], everyDay: false, closed: null } } }));
  });

  it('keep options by which the service decides; others go and new ones come', async () => {
    serve(plain);
    await openEditor();
    expect(screen.getByRole('button', { name: '删除“家人”' })).toBeDisabled();
    await userEvent.click(screen.getByRole('button', { name: '删除“其他”' }));
    await userEvent.click(screen.getByRole('button', { name: /加一个选项/ }));
    await userEvent.type(screen.getByRole('textbox', { name: '选项 3' }), '邻居');
    expect(await screen.findByRole('row', { name: /“为谁登记”的选项/ })).toHaveTextContent(/本人 家人 其他\s*本人 家人 邻居/);
  });

  it('show what the server finds wrong beside the field', async () => {
    serve(plain, { 'POST /api/services/visit/revision/preview': () => ({ body: { way: null, faults: [{ field: 'steps[0].ask', message: 'x', code: 'blank_unknown' }] } }) });
    await openEditor();
    expect(await screen.findByText('有前面没有填写过的填空')).toBeInTheDocument();
    expect(screen.getByText('改好标红的地方就能看到对话')).toBeInTheDocument();
  });

  it('are read by a second person, who approves them or says why not', async () => {
    const asked = serve({ ...plain, wording: words({ say: '好的' }), revision: { ...info, state: 'review', isOwn: false } }, {
      'POST /api/services/visit/revision/return': () => ({ body: { ...plain, revision: { ...info, returnNote: '写错了', edition: 2 } } }),
    });
    await openEditor(staffWith('readQuestions', 'approveAnswers', 'withdrawAnswers'), '查看修改');
    expect(screen.getByDisplayValue('好的')).toBeDisabled();
    expect(screen.getByRole('row', { name: '办完时说 已登记 好的' })).toBeInTheDocument();
    expect(screen.getByRole('button', { name: '审核通过' })).toBeEnabled();
    await userEvent.click(screen.getByRole('button', { name: '退回' }));
    const dialog = await screen.findByRole('dialog');
    await userEvent.type(within(dialog).getByLabelText('退回理由'), '写错了');
    await userEvent.click(within(dialog).getByRole('button', { name: '退回' }));
    expect(await screen.findByText('被退回：写错了')).toBeInTheDocument();
    expect(asked.find(({ path }) => path.endsWith('/return'))?.body).toEqual({ seen: 1, note: '写错了' });
  });

  it('are not approved by their writer', async () => {
    serve({ ...plain, revision: { ...info, state: 'review' } });
    await openEditor(editor, '查看修改');
    await waitFor(() => expect(screen.getByRole('button', { name: '审核通过' })).toBeDisabled());
    expect(screen.getByRole('button', { name: '撤回' })).toBeEnabled();
  });
});
