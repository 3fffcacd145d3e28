import { act, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import type { ServiceItem, ServiceRevision, ServiceWording, Staff } from '../../api/types';
import { FakeEventSource } from '../../testing/FakeEventSource';
import { type Asked, fakeServer, problem } from '../../testing/fakeServer';
import { editor, staffWith, wayOf } from '../../testing/samples';
import { show } from '../../testing/show';
import ServicesPage from './ServicesPage';
import type { WordingField, WordingSection } from './wording';


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
const section = (part: WordingSection['part'], more: Partial<WordingSection>): WordingSection => ({ part, key: '', title: '', group: null, kind: null, party: null, fields: [], ...more });
const field = (at: string, kind: WordingField['kind'] = 'text', more: Partial<WordingField> = {}): WordingField => ({ at, name: at.split('.').at(-1) ?? at, place: null, kind, ...more });
const sections: WordingSection[] = [
  section('facts', { fields: [field('title'), { ...field('hours.periods', 'lines'), name: 'hours.periods' }] }),
  section('step', { key: 'for', title: '为谁登记', kind: 'choice', fields: [field('steps.for.ask', 'text', { isRequired: true }), field('steps.for.options', 'options', { kept: ['family'] })] }),
  section('step', { key: 'family', title: '家属', kind: 'group', fields: [field('steps.family.another'), field('steps.family.most', 'number')] }),
  section('item', { key: 'relation', title: '关系', group: '家属', kind: 'text', fields: [field('steps.family.relation.ask', 'text', { blanks: ['for'] })] }),
  section('lookup', { key: 'debts', title: '自来水公司', after: 'for', fields: [field('lookups.debts.empty')] }),
  section('parties', { fields: [field('parties.otherwise')] }),
  section('outcome', { fields: [field('say')] }),
];
const plainWords: ServiceWording = {
  texts: { title: visit.title, 'steps.for.ask': '您为谁登记？', 'steps.family.another': '还有吗？', 'steps.family.relation.ask': '什么关系？', 'lookups.debts.empty': '没有欠费', 'parties.otherwise': '找交警', say: '已登记' },
  lines: { 'hours.periods': [] },
  numbers: { 'steps.family.most': 8 },
  switches: {},
  options: { 'steps.for.options': visit.steps[0]?.options ?? [] },
};
const words = (texts: Record<string, string> = {}): ServiceWording => ({ ...plainWords, texts: { ...plainWords.texts, ...texts } });
const info = { state: 'draft' as const, edition: 1, writtenBy: '王编辑', writtenAt: '2026-11-22T09:30:00+08:00', returnNote: null, isOutdated: false, isOwn: true };
const plain: ServiceRevision = { key: 'visit', version: 4, sections, current: words(), wording: words(), revision: null };

function serve(revision: ServiceRevision, more: Parameters<typeof fakeServer>[0] = {}) {
  return fakeServer({
    'GET /api/services': () => ({ body: [visit] }),
    'GET /api/departments': () => ({ body: [] }),
    'GET /api/services/visit/preview': () => ({ body: { key: 'visit', version: 4, way: wayOf() } }),
    'GET /api/services/visit/revision': () => ({ body: revision }),
    'POST /api/services/visit/revision/preview': ({ body }: Asked) => ({ body: { way: wayOf({ byCitizen: false, text: (body as ServiceWording).texts['steps.for.ask'] ?? '' }), faults: [] } }),
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
    const changes = screen.getByRole('row', { name: '第 1 步 为谁登记：怎么问 您为谁登记？ 为谁办？' });
    expect(changes).toBeInTheDocument();
    expect(screen.getByLabelText(/^怎么问\s*已改$/)).toHaveValue('为谁办？');
    await userEvent.click(screen.getByRole('button', { name: '保存草稿' }));
    expect(await screen.findByText(/^草稿：王编辑/)).toBeInTheDocument();
    const saved = asked.find(({ method }) => method === 'PUT')?.body as { wording: ServiceWording; seen: null };
    expect(saved).toEqual({ seen: null, wording: words({ 'steps.for.ask': '为谁办？' }) });
  });

  it('say when the service may be begun, one span a line', async () => {
    const asked = serve(plain, { 'PUT /api/services/visit/revision': ({ body }) => ({ body: { ...plain, wording: (body as { wording: ServiceWording }).wording, revision: info } }) });
    await openEditor();
    await userEvent.type(screen.getByRole('textbox', { name: /^受理时间/ }), '08:30-12:00{Enter}14:00-17:30');
    expect(await screen.findByRole('row', { name: /^事项说明：受理时间/ })).toHaveTextContent('08:30-12:00 14:00-17:30');
    await userEvent.click(screen.getByRole('button', { name: '保存草稿' }));
    await waitFor(() => expect(asked.find(({ method }) => method === 'PUT')?.body).toMatchObject({ wording: { lines: { 'hours.periods': ['08:30-12:00', '14:00-17:30'] } } }));
  });

  it('are those of groups, lookups and two parties too', async () => {
    const asked = serve(plain, { 'PUT /api/services/visit/revision': ({ body }) => ({ body: { ...plain, wording: (body as { wording: ServiceWording }).wording, revision: info } }) });
    await openEditor();
    const put = async (was: string, now: string) => {
      const box = screen.getByDisplayValue(was);
      await userEvent.clear(box);
      await userEvent.type(box, now);
    };
    await put('还有吗？', '还要登记谁？');
    await put('8', '5');
    await put('没有欠费', '都缴清了');
    await put('找交警', '请拨打122');
    expect(await screen.findByRole('row', { name: '第 2 步 家属：最多（个） 8 5' })).toBeInTheDocument();
    expect(screen.getByRole('row', { name: '查询“自来水公司”（在“为谁登记”之后）：没查到时说 debts 没有欠费 都缴清了' })).toBeInTheDocument();
    expect(screen.getByRole('row', { name: /^双方办理：/ })).toHaveTextContent('请拨打122');
    await userEvent.click(screen.getByRole('button', { name: '保存草稿' }));
    await waitFor(() => expect(asked.find(({ method }) => method === 'PUT')?.body).toMatchObject({ wording: { numbers: { 'steps.family.most': 5 }, texts: { 'steps.family.another': '还要登记谁？' } } }));
  });

  it('keep options by which the service decides; others go and new ones come', async () => {
    serve(plain);
    await openEditor();
    expect(screen.getByRole('button', { name: '删除“家人”' })).toBeDisabled();
    await userEvent.click(screen.getByRole('button', { name: '删除“其他”' }));
    await userEvent.click(screen.getByRole('button', { name: /加一个选项/ }));
    await userEvent.type(screen.getByRole('textbox', { name: '选项 3' }), '邻居');
    expect(await screen.findByRole('row', { name: /^第 1 步 为谁登记：选项/ })).toHaveTextContent(/本人 家人 其他\s*本人 家人 邻居/);
  });

  it('warn where a department has to know the options, and ask for its code of a new one', async () => {
    const known = sections.map((one) => (one.key === 'for' ? { ...one, fields: one.fields.map((two) => (two.kind === 'options' ? { ...two, knownTo: ['户政系统', '民政系统'] } : two)) } : one));
    const asked = serve({ ...plain, sections: known }, { 'PUT /api/services/visit/revision': ({ body }) => ({ body: { ...plain, wording: (body as { wording: ServiceWording }).wording, revision: info } }) });
    await openEditor();
    expect(screen.getByText('这一项的选项要和“户政系统”和“民政系统”的一致，新选项要先请对方支持，否则查不到、收不到')).toBeInTheDocument();
    expect(screen.getByRole('textbox', { name: '第 1 个选项的部门代码' })).toBeDisabled();
    await userEvent.click(screen.getByRole('button', { name: /加一个选项/ }));
    await userEvent.type(screen.getByRole('textbox', { name: '选项 4' }), '邻居');
    await userEvent.type(screen.getByRole('textbox', { name: '第 4 个选项的部门代码' }), '邻居-1');
    await userEvent.click(screen.getByRole('button', { name: '保存草稿' }));
    await waitFor(() => expect(asked.find(({ method }) => method === 'PUT')?.body).toMatchObject({ wording: { options: { 'steps.for.options': [{}, {}, {}, { key: '邻居-1', label: '邻居' }] } } }));
  });

  it('warn of no department where none has to know them', async () => {
    serve(plain);
    await openEditor();
    expect(screen.queryByText(/^这一项的选项要和/)).not.toBeInTheDocument();
    expect(screen.queryByRole('textbox', { name: /的部门代码$/ })).not.toBeInTheDocument();
  });

  it('show what the server finds wrong beside the field', async () => {
    serve(plain, { 'POST /api/services/visit/revision/preview': () => ({ body: { way: null, faults: [{ field: 'steps.family.relation.ask', message: 'nothing is known here', code: 'blank_unknown', values: { blank: 'moon' } }] } }) });
    await openEditor();
    expect(await screen.findByText('“{{moon}}”在这里没有内容可填，请对照“可以用的填空”')).toBeInTheDocument();
    expect(screen.getByText('第 2 步 家属 · 逐个问“关系”：怎么问：“{{moon}}”在这里没有内容可填，请对照“可以用的填空”')).toBeInTheDocument();
    expect(screen.getByText('{{for}} 为谁登记')).toBeInTheDocument();
    expect(screen.getByText('改好标红的地方就能看到对话')).toBeInTheDocument();
  });

  it('are read by a second person, who approves them or says why not', async () => {
    const asked = serve({ ...plain, wording: words({ say: '好的' }), revision: { ...info, state: 'review', isOwn: false } }, {
      'POST /api/services/visit/revision/return': () => ({ body: { ...plain, revision: { ...info, returnNote: '写错了', edition: 2 } } }),
    });
    await openEditor(staffWith('readQuestions', 'approveAnswers', 'withdrawAnswers'), '查看修改');
    expect(screen.getByRole('textbox', { name: /^办完时说/ })).toBeDisabled();
    expect(screen.getByRole('row', { name: '办完时：办完时说 已登记 好的' })).toBeInTheDocument();
    expect(screen.getByRole('button', { name: '审核通过' })).toBeEnabled();
    await userEvent.click(screen.getByRole('button', { name: '退回' }));
    const dialog = await screen.findByRole('dialog');
    await userEvent.type(within(dialog).getByLabelText('退回理由'), '写错了');
    await userEvent.click(within(dialog).getByRole('button', { name: '退回' }));
    expect(await screen.findByText('被退回：写错了')).toBeInTheDocument();
    expect(asked.find(({ path }) => path.endsWith('/return'))?.body).toEqual({ seen: 1, note: '写错了' });
  });

  it('keep the reviewer\'s reason while it did not get through', async () => {
    serve({ ...plain, revision: { ...info, state: 'review', isOwn: false } }, { 'POST /api/services/visit/revision/return': () => problem(503, 'server_error') });
    await openEditor(staffWith('readQuestions', 'approveAnswers', 'withdrawAnswers'), '查看修改');
    await userEvent.click(screen.getByRole('button', { name: '退回' }));
    const dialog = await screen.findByRole('dialog');
    await userEvent.type(within(dialog).getByLabelText('退回理由'), '写错了');
    await userEvent.click(within(dialog).getByRole('button', { name: '退回' }));
    expect(await screen.findByText(/服务器/)).toBeInTheDocument();
    expect(screen.getByLabelText('退回理由')).toHaveValue('写错了');
  });

  it('are not approved by their writer', async () => {
    serve({ ...plain, revision: { ...info, state: 'review' } });
    await openEditor(editor, '查看修改');
    await waitFor(() => expect(screen.getByRole('button', { name: '审核通过' })).toBeDisabled());
    expect(screen.getByRole('button', { name: '撤回' })).toBeEnabled();
  });
});

describe('words that are not saved yet', () => {
  const begun: ServiceRevision = { ...plain, revision: info };
  const elsewhere: ServiceRevision = { ...plain, wording: words({ say: '好了' }), revision: { ...info, edition: 2, writtenBy: '钱编辑', isOwn: false } };

  const typed = () => screen.getByRole('textbox', { name: /^没查到时说/ });

  /** Somebody types; the draft on the server becomes another, and the console reads it anew. */
  async function typeWhile(start: ServiceRevision, saving: NonNullable<Parameters<typeof serve>[1]>[string]) {
    const draft = { now: start };
    const asked = serve(start, { 'GET /api/services/visit/revision': () => ({ body: draft.now }), 'PUT /api/services/visit/revision': saving });
    await openEditor();
    await userEvent.type(typed(), '了');
    const become = (next: ServiceRevision) => {
      draft.now = next;
      act(() => FakeEventSource.last.push('missed', {}));
    };
    return { become, asked };
  }

  it('stay when somebody else saves, and go together with theirs when one asks for it', async () => {
    const { become, asked } = await typeWhile(begun, ({ body }) => ({ body: { ...elsewhere, wording: (body as { wording: ServiceWording }).wording } }));
    become(elsewhere);
    expect(await screen.findByText('钱编辑 刚刚修改了这个事项')).toBeInTheDocument();
    expect(typed()).toBeEnabled();
    await userEvent.click(screen.getByRole('button', { name: '载入新内容' }));
    await waitFor(() => expect(screen.getByRole('textbox', { name: /^办完时说/ })).toHaveValue('好了'));
    expect(typed()).toHaveValue('没有欠费了');
    await userEvent.click(screen.getByRole('button', { name: '保存草稿' }));
    await waitFor(() => expect(asked.find(({ method }) => method === 'PUT')?.body).toEqual({ seen: 2, wording: words({ say: '好了', 'lookups.debts.empty': '没有欠费了' }) }));
  });

  it('wait where somebody else submitted theirs', async () => {
    const { become } = await typeWhile(begun, () => ({}));
    become({ ...elsewhere, revision: { ...info, edition: 2, state: 'review' } });
    expect(await screen.findByText(/^已经送审，现在存不了/)).toBeInTheDocument();
    expect(screen.queryByRole('button', { name: '载入新内容' })).not.toBeInTheDocument();
    expect(typed()).toHaveValue('没有欠费了');
  });

  it('stay when they come too late to be saved, which says what to do', async () => {
    const { become } = await typeWhile(begun, () => {
      become(elsewhere);
      return problem(409, 'service_revision_changed');
    });
    await userEvent.click(screen.getByRole('button', { name: '保存草稿' }));
    expect(await screen.findByText(/请载入新内容，核对后再试；您填写的都还在/)).toBeInTheDocument();
    expect(await screen.findByRole('button', { name: '载入新内容' })).toBeInTheDocument();
    expect(typed()).toHaveValue('没有欠费了');
  });

  it('are not typed on while they are being saved', async () => {
    let answer: () => void = () => undefined;
    await typeWhile(begun, ({ body }) => new Promise((resolve) => (answer = () => resolve({ body: { ...begun, wording: (body as { wording: ServiceWording }).wording, revision: { ...info, edition: 2 } } }))));
    await userEvent.click(screen.getByRole('button', { name: '保存草稿' }));
    await waitFor(() => expect(typed()).toBeDisabled());
    answer();
    await waitFor(() => expect(typed()).toBeEnabled());
    expect(screen.queryByText(/刚刚修改了/)).not.toBeInTheDocument();
  });

  it('are not left without a question', async () => {
    await typeWhile(begun, () => ({}));
    await userEvent.click(screen.getByRole('button', { name: '返回' }));
    await userEvent.click(await screen.findByRole('button', { name: '继续编辑' }));
    expect(typed()).toHaveValue('没有欠费了');
    await userEvent.click(screen.getByRole('button', { name: '返回' }));
    const question = (await screen.findAllByRole('dialog')).at(-1) ?? document.body;
    await userEvent.click(within(question).getByRole('button', { name: '放弃修改' }));
    expect(await screen.findByRole('article', { name: '上门办理登记' })).toBeInTheDocument();
  });

  it('of which none were typed are read anew by themselves', async () => {
    const draft = { now: begun };
    serve(begun, { 'GET /api/services/visit/revision': () => ({ body: draft.now }) });
    await openEditor();
    draft.now = elsewhere;
    act(() => FakeEventSource.last.push('missed', {}));
    expect(await screen.findByDisplayValue('好了')).toBeInTheDocument();
  });
});
