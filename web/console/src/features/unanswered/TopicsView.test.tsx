import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import type { Topic } from '../../api/types';
import { setLanguage } from '../../app/i18n/language';
import { FakeEventSource } from '../../testing/FakeEventSource';
import { type Asked, fakeServer } from '../../testing/fakeServer';
import { answer, editor, officer } from '../../testing/samples';
import { show } from '../../testing/show';
import UnansweredPage from './UnansweredPage';

const lamps: Topic = {
  id: 't1',
  name: '小区路灯不亮找谁',
  count: 12,
  trend: [...Array<number>(28).fill(0), 4, 8],
  samples: ['路灯坏了谁来修', '小区的路灯不亮了'],
  questions: 3,
  covered: 0,
  department: null,
  answerId: null,
  badAnswers: [],
  badlyRated: 0,
  state: 'open',
  lastAt: '2026-11-22T09:00:00+08:00',
};

function topicServer(topic: () => Topic, more: Parameters<typeof fakeServer>[0] = {}): Asked[] {
  return fakeServer({
    'GET /api/question-clusters': () => ({ body: { items: [topic()], total: 1, minedAt: '2026-11-22T09:30:00+08:00' } }),
    'GET /api/departments': () => ({ body: [{ id: 'd1', key: 'household', name: '户政管理支队' }] }),
    'GET /api/unanswered': () => ({ body: { items: [], total: 0 } }),
    ...more,
  });
}

const listed = (asked: Asked[]) => asked.filter(({ method, path }) => method === 'GET' && path === '/api/question-clusters');

describe('the topics of unanswered questions', () => {
  it('stand behind the second view, with how often they were asked said in words', async () => {
    const asked = topicServer(() => lamps);
    show(<UnansweredPage />, { staff: editor, at: '/unanswered' });
    await userEvent.click(await screen.findByText('按话题'));
    expect(await screen.findByText('小区路灯不亮找谁')).toBeInTheDocument();
    expect(screen.getByText('路灯坏了谁来修；小区的路灯不亮了')).toBeInTheDocument();
    expect(screen.getByRole('img', { name: '近 30 天共 12 次，最近 7 天 12 次' })).toBeInTheDocument();
    expect(screen.getByTitle('3 个问法中，0 个现在能自动回答')).toHaveTextContent('0 / 3');
    expect(Object.fromEntries(listed(asked)[0]?.query ?? [])).toEqual({ days: '30', page: '1', size: '20', sort: '-count' });
  });

  it('become a draft with one click that opens in the editor', async () => {
    const asked = topicServer(() => lamps, {
      'POST /api/question-clusters/t1/draft': () => ({ body: { answerId: 'k1' } }),
      'GET /api/answers/k1': () => ({ body: answer({ question: '小区路灯不亮找谁', phrasings: lamps.samples, text: null, status: 'draft' }) }),
    });
    show(<UnansweredPage />, { staff: editor, at: '/unanswered?view=topics' });
    await userEvent.click(await screen.findByRole('button', { name: '一键起草 小区路灯不亮找谁' }));
    expect(await screen.findByLabelText('标准问题')).toHaveValue('小区路灯不亮找谁');
    expect(asked.filter(({ path }) => path.endsWith('/draft'))).toHaveLength(1);
  });

  it('leave the answer alone that is being written when a draft of another comes', async () => {
    let drafted: () => void = () => undefined;
    const roads: Topic = { ...lamps, id: 't2', name: '路面坑洼找谁', state: 'drafted', answerId: 'k2' };
    topicServer(() => lamps, {
      'GET /api/question-clusters': () => ({ body: { items: [lamps, roads], total: 2, minedAt: '2026-11-22T09:30:00+08:00' } }),
      'POST /api/question-clusters/t1/draft': () => new Promise((resolve) => (drafted = () => resolve({ body: { answerId: 'k1' } }))),
      'GET /api/answers/k1': () => ({ body: answer() }),
      'GET /api/answers/k2': () => ({ body: answer({ id: 'k2', question: roads.name, status: 'draft' }) }),
    });
    show(<UnansweredPage />, { staff: editor, at: '/unanswered?view=topics' });
    await userEvent.click(await screen.findByRole('button', { name: '一键起草 小区路灯不亮找谁' }));
    await userEvent.click(screen.getByRole('button', { name: '打开草稿 路面坑洼找谁' }));
    await userEvent.type(await screen.findByLabelText('答复内容'), '请拨12319。');
    drafted();
    await waitFor(() => expect(screen.getByRole('button', { name: '一键起草 小区路灯不亮找谁' })).not.toHaveClass('ant-btn-loading'));
    expect(screen.getByLabelText('标准问题')).toHaveValue('路面坑洼找谁');
    expect(screen.getByLabelText('答复内容')).toHaveValue('到户籍窗口申请。请拨12319。');
  });

  it('open to their questions and say which are answered by now', async () => {
    const question = { id: 'q1', text: '路灯坏了谁来修', covered: true, accountName: '平安肇庆', lastAt: lamps.lastAt };
    topicServer(() => ({ ...lamps, state: 'answered', covered: 1, answerId: 'k1' }), {
      'GET /api/question-clusters/t1': () => ({ body: { cluster: lamps, questions: [question, { ...question, id: 'q2', text: '灯黑了', covered: false }] } }),
    });
    show(<UnansweredPage />, { staff: editor, at: '/unanswered?view=topics' });
    await userEvent.click(await screen.findByRole('button', { name: '展开“小区路灯不亮找谁”的问法' }));
    const questions = await screen.findByRole('list', { name: '“小区路灯不亮找谁”的问法' });
    expect(within(questions).getAllByRole('listitem').map((item) => item.textContent)).toEqual([expect.stringMatching(/^路灯坏了谁来修现在能答/), expect.stringMatching(/^灯黑了还答不了/)]);
    expect(screen.getByText('只列出前 2 个，共 3 个')).toBeInTheDocument();
    expect(screen.getByRole('button', { name: '打开口径 小区路灯不亮找谁' })).toBeInTheDocument();
  });

  it('are given to a department', async () => {
    const asked = topicServer(() => lamps, { 'PUT /api/question-clusters/t1/department': () => ({ status: 204 }) });
    show(<UnansweredPage />, { staff: editor, at: '/unanswered?view=topics' });
    await userEvent.click(await screen.findByRole('combobox', { name: '责任部门 小区路灯不亮找谁' }));
    await userEvent.click(await screen.findByTitle('户政管理支队'));
    await waitFor(() => expect(asked.find(({ method }) => method === 'PUT')?.body).toEqual({ department: 'household' }));
  });

  it('are asked for again when the server has grouped anew', async () => {
    let topic = lamps;
    const asked = topicServer(() => topic, { 'POST /api/question-clusters/refresh': () => ({ status: 202 }) });
    show(<UnansweredPage />, { staff: editor, at: '/unanswered?view=topics' });
    await userEvent.click(await screen.findByRole('button', { name: /重新归类/ }));
    await waitFor(() => expect(asked.some(({ path }) => path.endsWith('/refresh'))).toBe(true));
    topic = { ...lamps, name: '路灯报修电话' };
    FakeEventSource.last.push('topics', { minedAt: '2026-11-22T10:00:00+08:00' });
    expect(await screen.findByText('路灯报修电话')).toBeInTheDocument();
  });

  it('say how many of their questions were badly rated and open the answer that did not help', async () => {
    const badAnswers = [{ answerId: 'k9', question: '路灯报修', questions: 2 }];
    const question = { id: 'q1', text: '路灯坏了谁来修', covered: false, accountName: '平安肇庆', lastAt: lamps.lastAt, badAnswerId: 'k9' };
    const topic = { ...lamps, badAnswers, badlyRated: 2 };
    topicServer(() => topic, {
      'GET /api/question-clusters/t1': () => ({ body: { cluster: topic, questions: [question, { ...question, id: 'q2', badAnswerId: null }] } }),
      'GET /api/answers/k9': () => ({ body: answer({ id: 'k9', question: '路灯报修' }) }),
    });
    show(<UnansweredPage />, { staff: editor, at: '/unanswered?view=topics' });
    expect(await screen.findByText('其中 2 个问法差评')).toHaveAttribute('title', '差评口径：路灯报修（2 个问法差评）');
    await userEvent.click(screen.getByRole('button', { name: '展开“小区路灯不亮找谁”的问法' }));
    expect(await screen.findAllByText('差评')).toHaveLength(1);
    expect(screen.getByRole('button', { name: '一键起草 小区路灯不亮找谁' })).toBeInTheDocument();
    await userEvent.click(screen.getByRole('button', { name: '修改差评口径 小区路灯不亮找谁' }));
    expect(await screen.findByLabelText('标准问题')).toHaveValue('路灯报修');
  });

  it('let somebody choose among several answers that did not help', async () => {
    const badAnswers = [
      { answerId: 'k9', question: '路灯报修', questions: 2 },
      { answerId: 'k8', question: '停电报修', questions: 1 },
    ];
    topicServer(() => ({ ...lamps, badAnswers, badlyRated: 3 }), { 'GET /api/answers/k8': () => ({ body: answer({ id: 'k8', question: '停电报修' }) }) });
    show(<UnansweredPage />, { staff: editor, at: '/unanswered?view=topics' });
    await userEvent.click(await screen.findByRole('button', { name: '修改差评口径 小区路灯不亮找谁' }));
    await userEvent.click(await screen.findByText('停电报修（1 个问法差评）'));
    expect(await screen.findByLabelText('标准问题')).toHaveValue('停电报修');
  });

  it('can be read but not worked on by somebody who may not edit, also in English', async () => {
    setLanguage('en');
    topicServer(() => ({ ...lamps, department: 'household' }));
    show(<UnansweredPage />, { staff: officer, at: '/unanswered?view=topics' });
    expect(await screen.findByText('小区路灯不亮找谁')).toBeInTheDocument();
    expect(await screen.findByText('户政管理支队')).toBeInTheDocument();
    expect(screen.queryByRole('button', { name: /Draft an answer/ })).not.toBeInTheDocument();
    expect(screen.getByRole('columnheader', { name: 'Topic' })).toBeInTheDocument();
  });
});
