import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it, vi } from 'vitest';
import { fakeServer, problem } from '../../testing/fakeServer';
import { answer, officer } from '../../testing/samples';
import { show } from '../../testing/show';
import { AnswerEditor } from './AnswerEditor';

const editor = { ...officer, roles: ['editor' as const] };
const departments = { 'GET /api/departments': () => ({ body: [{ id: 'd1', key: 'household', name: '户政管理支队' }] }) };

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
    expect(await screen.findByRole('button', { name: '发布' })).toBeInTheDocument();
    expect(screen.queryByRole('button', { name: '退回草稿' })).not.toBeInTheDocument();
    unmount();
    show(<AnswerEditor id="k1" onClose={() => undefined} />, { staff: officer });
    expect(await screen.findByLabelText('标准问题')).toBeDisabled();
    expect(screen.queryByRole('button', { name: '发布' })).not.toBeInTheDocument();
    expect(screen.queryByRole('button', { name: '保存' })).not.toBeInTheDocument();
  });
});
