import { act, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import { Header } from '../../app/shell/Header';
import { FakeEventSource } from '../../testing/FakeEventSource';
import { fakeServer, problem } from '../../testing/fakeServer';
import { conversation, officer, staffWith } from '../../testing/samples';
import { show } from '../../testing/show';
import { AssignmentCard } from './AssignmentCard';
import { DutySwitch } from './DutySwitch';
import { SkillsCard } from './SkillsCard';

const automatic = { 'GET /api/assignment': () => ({ body: { mode: 'automatic', mostOpen: 8 } }) };

describe('duty', () => {
  it('is said in the header by those who answer citizens', async () => {
    const asked = fakeServer({ ...automatic, 'GET /api/duty': () => ({ body: { onDuty: false, since: null } }), 'PUT /api/duty': () => ({ body: { onDuty: true, since: '2026-11-22T10:00:00+08:00' } }) });
    show(<Header />);
    await waitFor(() => expect(screen.getByRole('switch', { name: '在岗' })).toBeEnabled());
    await userEvent.click(screen.getByRole('switch', { name: '在岗' }));
    await waitFor(() => expect(screen.getByRole('switch', { name: '在岗' })).toBeChecked());
    expect(asked.find(({ method }) => method === 'PUT')?.body).toEqual({ onDuty: true });
  });

  it('is nothing for administrators', () => {
    fakeServer({});
    show(<Header />, { staff: staffWith('manageAccounts') });
    expect(screen.queryByRole('switch')).not.toBeInTheDocument();
  });

  it('tells who was given to one by turn, and nothing of what others get', async () => {
    fakeServer({ ...automatic, 'GET /api/duty': () => ({ body: { onDuty: true, since: null } }), 'GET /api/conversations/c1': () => ({ body: conversation() }), 'GET /api/conversations/c2': () => ({ body: conversation({ nickname: '王芳' }) }) });
    show(<DutySwitch />);
    await screen.findByRole('switch');
    act(() => {
      FakeEventSource.last.push('assigned', { conversationId: 'c2', staffId: 'somebody' });
      FakeEventSource.last.push('assigned', { conversationId: 'c1', staffId: officer.id });
    });
    expect(await screen.findByText('轮派给您：李小明')).toBeInTheDocument();
    expect(screen.queryByText(/王芳/)).not.toBeInTheDocument();
  });
});

describe('giving out conversations', () => {
  it('is set by mode and limit, and a limit of nothing is refused beside its field', async () => {
    const asked = fakeServer({ 'GET /api/assignment': () => ({ body: { mode: 'pull', mostOpen: 8 } }), 'PUT /api/assignment': ({ body }) => ({ body }) });
    show(<AssignmentCard />, { staff: staffWith('manageAccounts') });
    await userEvent.click(await screen.findByLabelText(/自动分配/));
    const limit = screen.getByRole('spinbutton');
    await userEvent.clear(limit);
    await userEvent.type(limit, '0');
    await userEvent.click(screen.getByRole('button', { name: '保存' }));
    expect(await screen.findByText('请填写 1 至 100')).toBeInTheDocument();
    await userEvent.clear(limit);
    await userEvent.type(limit, '5');
    await userEvent.click(screen.getByRole('button', { name: '保存' }));
    await waitFor(() => expect(asked.find(({ method }) => method === 'PUT')?.body).toEqual({ mode: 'automatic', mostOpen: 5 }));
  });

  it('knows skills by their words', async () => {
    const asked = fakeServer({ 'GET /api/skills': () => ({ body: [{ key: 'english', name: '英语', words: ['visa'] }] }), 'PUT /api/skills': ({ body }) => ({ body: (body as { skills: unknown }).skills }) });
    show(<SkillsCard />, { staff: staffWith('manageAccounts') });
    await userEvent.click(await screen.findByRole('button', { name: /添加技能/ }));
    const [, key] = screen.getAllByLabelText('编号');
    const [, name] = screen.getAllByLabelText('名称');
    const [, words] = screen.getAllByLabelText('触发词');
    if (!key || !name || !words) throw new Error('the second skill has no fields');
    await userEvent.type(key, 'traffic');
    await userEvent.type(name, '交管');
    await userEvent.type(words, '驾驶证{Enter}');
    await userEvent.click(screen.getByRole('button', { name: '保存' }));
    await waitFor(() => expect(asked.find(({ method }) => method === 'PUT')?.body).toEqual({ skills: [{ key: 'english', name: '英语', words: ['visa'] }, { key: 'traffic', name: '交管', words: ['驾驶证'] }] }));
  });

  it('says in words what the server refuses', async () => {
    fakeServer({ 'GET /api/skills': () => ({ body: [{ key: 'english', name: '英语', words: [] }] }), 'PUT /api/skills': () => problem(422, 'skills_invalid') });
    show(<SkillsCard />, { staff: staffWith('manageAccounts') });
    await userEvent.click(await screen.findByRole('button', { name: '保存' }));
    expect(await within(document.body).findByText(/技能填写有误/)).toBeInTheDocument();
  });
});
