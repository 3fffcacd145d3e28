import { render, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it, vi } from 'vitest';
import { App } from '../../app/App';
import { fakeServer, problem } from '../../testing/fakeServer';
import { officer } from '../../testing/samples';
import { mistakeIn } from './newPassword';
import { may } from './useSession';

// The console itself is shown by its own tests; here only that one gets there matters.
vi.mock('../../app/shell/Shell', () => ({ default: () => <p>inside</p> }));

const nobody = { 'GET /api/session': () => problem(401, 'not_signed_in') };

async function signIn(userName: string, password: string) {
  await userEvent.type(await screen.findByLabelText('用户名'), userName);
  await userEvent.type(screen.getByLabelText(/^密码/), password);
  await userEvent.click(screen.getByRole('button', { name: '登录' }));
}

describe('signing in', () => {
  it('leads into the console', async () => {
    const asked = fakeServer({ ...nobody, 'POST /api/session': () => ({ body: officer }) });
    render(<App />);
    await signIn(' officer ', 'Zhijian-demo-1');
    expect(await screen.findByText('inside')).toBeInTheDocument();
    expect(asked.at(-1)?.body).toEqual({ userName: 'officer', password: 'Zhijian-demo-1' });
  });

  it('says when something is missing without asking the server', async () => {
    const asked = fakeServer(nobody);
    render(<App />);
    await signIn('officer', ' ');
    await userEvent.clear(screen.getByLabelText(/^密码/));
    await userEvent.click(screen.getByRole('button', { name: '登录' }));
    expect(screen.getByRole('alert')).toHaveTextContent('请填写用户名和密码');
    expect(asked.filter(({ method }) => method === 'POST').length).toBeLessThanOrEqual(1);
  });

  it('says that name or password is wrong, not which, and empties the password', async () => {
    fakeServer({ ...nobody, 'POST /api/session': () => problem(401, 'sign_in_failed') });
    render(<App />);
    await signIn('officer', 'wrong');
    expect(await screen.findByText('用户名或密码不正确。')).toBeInTheDocument();
    expect(screen.getByLabelText(/^密码/)).toHaveValue('');
    expect(screen.getByLabelText('用户名')).toHaveValue('officer');
  });

  it('tells of a lockout', async () => {
    fakeServer({ ...nobody, 'POST /api/session': () => problem(423, 'locked_out') });
    render(<App />);
    await signIn('officer', 'wrong');
    expect(await screen.findByText('账号已锁定')).toBeInTheDocument();
    expect(screen.getByRole('alert')).toHaveTextContent('暂时锁定');
  });

  it('speaks English after one click', async () => {
    fakeServer(nobody);
    render(<App />);
    await userEvent.click(await screen.findByRole('button', { name: 'English' }));
    expect(screen.getByRole('button', { name: 'Sign in' })).toBeInTheDocument();
    expect(document.documentElement.lang).toBe('en');
  });

  it('offers to try again when the server cannot be reached', async () => {
    let there = false;
    fakeServer({ 'GET /api/session': () => (there ? { body: officer } : { status: 418, body: {} }) });
    render(<App />);
    await userEvent.click(await screen.findByRole('button', { name: '重试' }));
    there = true;
    await userEvent.click(await screen.findByRole('button', { name: '重试' }));
    expect(await screen.findByText('inside')).toBeInTheDocument();
  });
});

describe('an initial password', () => {
  it('must be changed before anything else, and then lets one in', async () => {
    const asked = fakeServer({
      'GET /api/session': () => ({ body: { ...officer, mustChangePassword: true } }),
      'POST /api/session/password': () => ({ body: officer }),
    });
    render(<App />);
    await userEvent.type(await screen.findByLabelText(/^当前密码/), 'Zhijian-demo-1');
    await userEvent.type(screen.getByLabelText(/^新密码/), 'Long enough now');
    await userEvent.type(screen.getByLabelText(/^再输一次/), 'Long enough nov');
    await userEvent.click(screen.getByRole('button', { name: '修改并继续' }));
    expect(screen.getByRole('alert')).toHaveTextContent('不一致');
    await userEvent.type(screen.getByLabelText(/^再输一次/), '{Backspace}w');
    await userEvent.click(screen.getByRole('button', { name: '修改并继续' }));
    await waitFor(() => expect(screen.getByText('inside')).toBeInTheDocument());
    expect(asked.at(-1)?.body).toEqual({ current: 'Zhijian-demo-1', next: 'Long enough now' });
  });

  it.each([
    ['old-password-1', 'Sh0rt!', 'Sh0rt!', 'tooShort'],
    ['old-password-1', 'only small letters', 'only small letters', 'tooPlain'],
    ['old-password-1', 'aufwärts-GEHT', 'aufwärts-GEHT', undefined],
    ['old-password-1', 'old-password-1', 'old-password-1', 'sameAsOld'],
    ['old-password-1', 'new-password-1', 'new-password-2', 'differs'],
    ['old-password-1', 'new-password-1', 'new-password-1', undefined],
  ] as const)('%s → %s / %s is judged %s', (current, next, repeat, mistake) => {
    expect(mistakeIn(current, next, repeat)).toBe(mistake);
  });
});

describe('roles', () => {
  it('open what they are for', () => {
    expect(may({ roles: ['officer'] }, 'reply')).toBe(true);
    expect(may({ roles: ['officer'] }, 'editKnowledge')).toBe(false);
    expect(may({ roles: ['officer', 'editor'] }, 'editKnowledge')).toBe(true);
    expect(may({ roles: ['editor'] }, 'editAccounts')).toBe(false);
    expect(may({ roles: ['administrator'] }, 'editAccounts')).toBe(true);
  });
});
