import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import type { KeywordRule } from '../../api/types';
import { type Asked, fakeServer } from '../../testing/fakeServer';
import { account, editor } from '../../testing/samples';
import { show } from '../../testing/show';
import RulesPage from './RulesPage';

const rule: KeywordRule = { id: 'r1', accountId: null, fromTime: null, toTime: null, days: [], name: '驾照', kind: 'contains', terms: ['驾照'], priority: 100, reply: { text: '请到车管所。', department: 'traffic' }, enabled: true };
const replies = { welcome: null, fallback: '请用文字描述。', handOver: '已转人工。', outOfHours: null, suggestion: '您想问的是：', menuReplies: { guide: { summary: '图文：办事指南', department: 'gone' } }, sceneReplies: {} };

function serve(): Asked[] {
  return fakeServer({
    'GET /api/departments': () => ({
      body: [
        { id: 'd1', key: 'traffic', name: '交警支队', englishName: null, isClosed: false },
        { id: 'd2', key: 'household', name: '户政管理支队', englishName: null, isClosed: false },
        { id: 'd3', key: 'gone', name: '原流管办', englishName: null, isClosed: true },
      ],
    }),
    'GET /api/accounts': () => ({ body: [account(), account({ id: 'a2', name: '肇庆交警' })] }),
    'GET /api/keyword-rules': () => ({ body: [rule] }),
    'PUT /api/keyword-rules/r1': ({ body }) => ({ body: { ...rule, ...(body as object) } }),
    'GET /api/accounts/a1/replies': () => ({ body: replies }),
    'PUT /api/accounts/a1/replies': ({ body }) => ({ body }),
  });
}

const sent = (asked: Asked[]) => asked.findLast(({ method }) => method === 'PUT')?.body;

describe('the department of a reply', () => {
  it('of a rule stands in the table and is changed in the editor, also after the words', async () => {
    const asked = serve();
    show(<RulesPage />, { staff: editor, at: '/rules' });
    await userEvent.click(await screen.findByRole('row', { name: /驾照.*交警支队/ }));
    await userEvent.click(screen.getByLabelText('随后转人工到'));
    await userEvent.click(await screen.findByTitle('户政管理支队'));
    await userEvent.type(screen.getByLabelText('回复内容'), '带身份证');
    await userEvent.click(within(screen.getByRole('dialog')).getByRole('button', { name: '保存' }));
    await waitFor(() => expect(sent(asked)).toMatchObject({ reply: { text: '请到车管所。带身份证', department: 'household' } }));
  });

  it('of a menu reply that leads to a closed department is said, and taken away it is sent as none', async () => {
    const asked = serve();
    const { container } = show(<RulesPage />, { staff: editor, at: '/rules?tab=replies' });
    expect(await screen.findByText('部门已停止受理，市民会进入综合队列')).toBeInTheDocument();
    expect(screen.getByText('原流管办（已停止受理）')).toBeInTheDocument();
    const clear = container.querySelector('.ant-select-clear');
    if (!clear) throw new Error('the department cannot be taken away');
    await userEvent.click(clear);
    await userEvent.click(screen.getByRole('button', { name: '保存' }));
    await waitFor(() => expect(sent(asked)).toMatchObject({ menuReplies: { guide: { summary: '图文：办事指南', department: '' } } }));
  });
});

describe('replies that are not saved yet', () => {
  it('are not left without a question, for another account or another tab, and no longer once they are saved', async () => {
    const asked = serve();
    show(<RulesPage />, { staff: editor, at: '/rules?tab=replies' });
    const fallback = await screen.findByDisplayValue('请用文字描述。');
    await userEvent.type(fallback, '谢谢。');
    await userEvent.click(screen.getByRole('combobox', { name: '公众号' }));
    await userEvent.click(await screen.findByTitle('肇庆交警'));
    await userEvent.click(await screen.findByRole('button', { name: '继续编辑' }));
    expect(screen.getByDisplayValue('请用文字描述。谢谢。')).toBeInTheDocument();
    await userEvent.click(screen.getByRole('button', { name: '保存' }));
    await waitFor(() => expect(sent(asked)).toMatchObject({ fallback: '请用文字描述。谢谢。' }));
    await waitFor(() => expect(screen.getByRole('button', { name: '保存' })).not.toHaveClass('ant-btn-loading'));
    await userEvent.click(screen.getByRole('tab', { name: '关键词规则' }));
    expect(await screen.findByRole('row', { name: /驾照.*交警支队/ })).toBeInTheDocument();
  });
});
