import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it, vi } from 'vitest';
import { fakeServer, problem } from '../../testing/fakeServer';
import { answer, editor, officer } from '../../testing/samples';
import { show } from '../../testing/show';
import { AnswerEditor } from './AnswerEditor';

const departments = { 'GET /api/departments': () => ({ body: [{ id: 'd1', key: 'household', name: '户政管理支队' }] }) };

/** The dialog that asks for a reason, over the drawer. */
const dialog = async () => {
  const found = (await screen.findByText('退回修改')).closest<HTMLElement>('.ant-modal');
  if (!found) throw new Error('no dialog');
  return found;
};

describe('the editor of an answer', () => {
  it('begins a new one with the question it was opened for and says what is missing', async () => {
    const asked = fakeServer(departments);
    show(<AnswerEditor id={undefined} start={{ question: '狗证去哪里办' }} onClose={() => undefined} />, { staff: editor });
    expect(await screen.findByLabelText('标准问题')).toHaveValue('狗证去哪里办');
    await userEvent.click(screen.getByRole('button', { name: '保存' }));
    expect(await screen.findByText('请填写答复内容')).toBeInTheDocument();
    expect(screen.getByText('请填写责任部门')).toBeInTheDocument();
    expect(asked.some(({ method }) => method === 'POST')).toBe(false);
  });

  it('saves with the version it read, and shows the conflict when somebody was faster', async () => {
    const asked = fakeServer({ ...departments, 'GET /api/answers/k1': () => ({ body: answer() }), 'PUT /api/answers/k1': () => problem(409, 'answer_changed') });
    const onClose = vi.fn();
    show(<AnswerEditor id="k1" start={{ phrasings: ['怎么把户口迁出去'] }} onClose={onClose} />, { staff: editor });
    await userEvent.type(await screen.findByLabelText('答复内容'), '请带身份证。');
    await userEvent.click(screen.getByRole('button', { name: '保存' }));
    expect(await screen.findByText(/刚被他人修改/)).toBeInTheDocument();
    expect(asked.at(-1)?.body).toMatchObject({ version: 3, text: '到户籍窗口申请。请带身份证。', phrasings: ['跨省迁户口', '怎么把户口迁出去'] });
    expect(onClose).not.toHaveBeenCalled();
  });

  it('shows the answer as the citizen will see it while one writes', async () => {
    fakeServer({ ...departments, 'GET /api/answers/k1': () => ({ body: answer() }) });
    show(<AnswerEditor id="k1" onClose={() => undefined} />, { staff: editor });
    const preview = await screen.findByRole('complementary', { name: '市民看到的样子' });
    expect(preview).toHaveTextContent('户口怎么迁到外省到户籍窗口申请。');
    await userEvent.clear(screen.getByLabelText('答复内容'));
    await userEvent.type(screen.getByLabelText('答复内容'), '网上即可办理');
    await waitFor(() => expect(preview).toHaveTextContent('网上即可办理'));
  });

  it('offers the steps its status allows and none to somebody who may only read', async () => {
    fakeServer({ ...departments, 'GET /api/answers/k1': () => ({ body: answer({ status: 'draft' }) }) });
    const { unmount } = show(<AnswerEditor id="k1" onClose={() => undefined} />, { staff: editor });
    expect(await screen.findByRole('button', { name: '送审' })).toBeInTheDocument();
    expect(screen.getByText('使用 12 次 · 有用 5 · 没用 1 · 10 分钟内转人工 2')).toBeInTheDocument();
    expect(screen.queryByRole('button', { name: '审核通过' })).not.toBeInTheDocument();
    unmount();
    show(<AnswerEditor id="k1" onClose={() => undefined} />, { staff: officer });
    expect(await screen.findByLabelText('标准问题')).toBeDisabled();
    expect(screen.queryByRole('button', { name: '送审' })).not.toBeInTheDocument();
    expect(screen.queryByRole('button', { name: '保存' })).not.toBeInTheDocument();
  });

  it('saves and submits in one go', async () => {
    const saved = answer({ status: 'draft', version: 4 });
    const asked = fakeServer({
      ...departments,
      'GET /api/answers': () => ({ body: { items: [], total: 0 } }),
      'GET /api/answers/k1': () => ({ body: answer() }),
      'PUT /api/answers/k1': () => ({ body: saved }),
      'POST /api/answers/k1/submit': () => ({ body: { ...saved, status: 'review', version: 5 } }),
    });
    const onClose = vi.fn();
    show(<AnswerEditor id="k1" onClose={onClose} />, { staff: editor });
    await userEvent.type(await screen.findByLabelText('答复内容'), '请带身份证。');
    await userEvent.click(screen.getByRole('button', { name: '保存并送审' }));
    await waitFor(() => expect(onClose).toHaveBeenCalled());
    expect(asked.at(-1)).toMatchObject({ path: '/api/answers/k1/submit', body: { version: 4 } });
  });

  it('lets nobody approve a change of their own', async () => {
    fakeServer({ ...departments, 'GET /api/answers/k1': () => ({ body: answer({ status: 'review', writtenById: editor.id }) }) });
    show(<AnswerEditor id="k1" onClose={() => undefined} />, { staff: editor });
    expect(await screen.findByRole('button', { name: '审核通过' })).toBeDisabled();
    expect(screen.getByRole('button', { name: '撤回' })).toBeEnabled();
  });

  it('asks the reviewer for a reason and shows it to the writer', async () => {
    const review = answer({ status: 'review', version: 5, approvedVersion: 3 });
    const asked = fakeServer({ ...departments, 'GET /api/answers/k1': () => ({ body: review }), 'POST /api/answers/k1/return': () => ({ body: { ...review, status: 'draft', version: 6, note: '依据已废止' } }) });
    show(<AnswerEditor id="k1" onClose={() => undefined} />, { staff: editor });
    expect(await screen.findByText('市民现在收到的是第 3 版，这一版审核通过后才会替换。')).toBeInTheDocument();
    await userEvent.click(screen.getByRole('button', { name: '退回' }));
    await userEvent.click(within(await dialog()).getByRole('button', { name: '退回' }));
    expect(await screen.findByText('请填写退回理由')).toBeInTheDocument();
    await userEvent.type(screen.getByLabelText('退回理由'), '依据已废止');
    await userEvent.click(within(await dialog()).getByRole('button', { name: '退回' }));
    expect(await screen.findByText('已退回：依据已废止')).toBeInTheDocument();
    expect(asked.find(({ method }) => method === 'POST')?.body).toEqual({ version: 5, reason: '依据已废止' });
  });

  it('shows what changed from the version citizens get and takes an old wording again', async () => {
    const draft = answer({ status: 'draft', version: 4, text: '到户籍窗口或网上申请。' });
    const version = { ...draft, change: 'written' as const, at: draft.updatedAt, by: '林编辑', isGiven: false };
    const asked = fakeServer({
      ...departments,
      'GET /api/answers/k1': () => ({ body: draft }),
      'GET /api/answers': () => ({ body: { items: [], total: 0 } }),
      'GET /api/answers/k1/versions': () => ({
        body: [
          { ...version, number: 4 },
          { ...version, number: 3, change: 'approved', status: 'approved', isGiven: true, text: '到户籍窗口申请。' },
        ],
      }),
      'PUT /api/answers/k1': () => ({ body: { ...draft, version: 5, text: '到户籍窗口申请。' } }),
    });
    show(<AnswerEditor id="k1" onClose={() => undefined} />, { staff: editor });
    await userEvent.click(await screen.findByRole('button', { name: '版本' }));
    expect((await screen.findByText('或网上')).tagName).toBe('INS');
    await userEvent.click(screen.getByRole('button', { name: /第 3 版/ }));
    expect(screen.getByText('内容没有变化')).toBeInTheDocument();
    await userEvent.click(screen.getByRole('button', { name: '恢复这一版的内容' }));
    await waitFor(() => expect(asked.find(({ method }) => method === 'PUT')?.body).toMatchObject({ version: 4, text: '到户籍窗口申请。' }));
  });
});
