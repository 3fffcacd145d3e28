import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import type { Unanswered } from '../../api/types';
import { fakeServer } from '../../testing/fakeServer';
import { answer, editor, officer } from '../../testing/samples';
import { show } from '../../testing/show';
import UnansweredPage from './UnansweredPage';

const lamps: Unanswered = {
  id: 'q1',
  text: '路灯坏了谁来修',
  count: 5,
  badlyRated: 2,
  badAnswer: { answerId: 'k9', question: '路灯报修' },
  firstAt: '2026-11-20T09:00:00+08:00',
  lastAt: '2026-11-22T09:00:00+08:00',
  accountName: '平安肇庆',
  conversationId: 'c1',
  suggestion: { answerId: 'k9', question: '路灯报修', score: 0.9 },
};
const fund: Unanswered = { ...lamps, id: 'q2', text: '公积金一年能提取几次', count: 1, badlyRated: 0, badAnswer: null, suggestion: null };

function questionServer(more: Parameters<typeof fakeServer>[0] = {}) {
  return fakeServer({ 'GET /api/unanswered': () => ({ body: { items: [lamps, fund], total: 2 } }), 'GET /api/departments': () => ({ body: [] }), ...more });
}

describe('the list of unanswered questions', () => {
  it('marks those whose answer did not help, with that answer', async () => {
    questionServer();
    show(<UnansweredPage />, { staff: editor, at: '/unanswered' });
    const row = (await screen.findByText('路灯坏了谁来修')).closest('tr');
    expect(row).toHaveTextContent('差评 2 次');
    expect(row).toHaveTextContent('差评口径 路灯报修');
    expect(row).not.toHaveTextContent('加为它的问法');
    expect(screen.getByText('公积金一年能提取几次').closest('tr')).not.toHaveTextContent('差评');
  });

  it('shows only the badly rated ones when asked to', async () => {
    const asked = questionServer();
    show(<UnansweredPage />, { staff: editor, at: '/unanswered' });
    await userEvent.click(await screen.findByRole('combobox', { name: '标记' }));
    await userEvent.click(await screen.findByTitle('差评'));
    await waitFor(() => expect(asked.some(({ path, query }) => path === '/api/unanswered' && query.get('mark') === 'badlyRated')).toBe(true));
  });

  it('opens the answer that did not help to be changed, or an empty one', async () => {
    questionServer({ 'GET /api/answers/k9': () => ({ body: answer({ id: 'k9', question: '路灯报修' }) }) });
    show(<UnansweredPage />, { staff: editor, at: '/unanswered' });
    expect(await screen.findAllByRole('button', { name: '编写口径' })).toHaveLength(2);
    await userEvent.click(screen.getByRole('button', { name: '修改这条口径' }));
    expect(await screen.findByLabelText('标准问题')).toHaveValue('路灯报修');
  });

  it('lets somebody who may not edit only read', async () => {
    questionServer();
    show(<UnansweredPage />, { staff: officer, at: '/unanswered' });
    expect(await screen.findByText('差评 2 次')).toBeInTheDocument();
    expect(screen.queryByRole('button', { name: '修改这条口径' })).not.toBeInTheDocument();
  });
});
