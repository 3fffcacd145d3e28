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

  it('asks for the code of the authenticator app as a second step', async () => {
    const asked = fakeServer({
      ...nobody,
      'POST /api/session': ({ body }) => {
        const { code } = body as { code?: string };
        if (code === undefined) return problem(401, 'code_required');
        return code === '123456' ? { body: officer } : problem(401, 'code_wrong');
      },
    });
    render(<App />);
    await signIn('officer', 'Zhijian-demo-1');
    expect(await screen.findByText('第二步：动态口令')).toBeInTheDocument();
    expect(screen.getByRole('alert')).toBeEmptyDOMElement();
    await userEvent.type(screen.getByLabelText('动态口令'), '000000{Enter}');
    expect(await screen.findByText(/动态口令不正确或已用过/)).toBeInTheDocument();
    await userEvent.type(screen.getByLabelText('动态口令'), '123456{Enter}');
    expect(await screen.findByText('inside')).toBeInTheDocument();
    expect(asked.at(-1)?.body).toEqual({ userName: 'officer', password: 'Zhijian-demo-1', code: '123456' });
  });

  it('makes administrators enrol an authenticator app and shows the recovery codes', async () => {
    fakeServer({
      'GET /api/session': () => ({ body: { ...officer, mustEnrolSecondFactor: true } }),
      'POST /api/session/second-factor': () => ({ body: { key: 'JBSWY3DPEHPK3PXP', uri: 'otpauth://totp/x?secret=JBSWY3DPEHPK3PXP' } }),
      'POST /api/session/second-factor/confirm': () => ({ body: { recoveryCodes: ['abcde-fghjk', 'mnpqr-stuvw'], staff: { ...officer, hasSecondFactor: true } } }),
    });
    render(<App />);
    await userEvent.type(await screen.findByLabelText(/^当前密码/), 'Zhijian-demo-1{Enter}');
    expect(await screen.findByText('JBSW Y3DP EHPK 3PXP')).toBeInTheDocument();
    await userEvent.type(screen.getByLabelText('动态口令'), '123456{Enter}');
    expect(await screen.findByText('abcde-fghjk')).toBeInTheDocument();
    await userEvent.click(screen.getByRole('button', { name: '我已保存恢复码' }));
    expect(await screen.findByText('inside')).toBeInTheDocument();
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

describe('permissions', () => {
  it('open what they are for', () => {
    expect(may({ permissions: ['answerCitizens'] }, 'reply')).toBe(true);
    expect(may({ permissions: ['answerCitizens'] }, 'editKnowledge')).toBe(false);
    expect(may({ permissions: ['answerCitizens', 'editKnowledge'] }, 'editKnowledge')).toBe(true);
    expect(may({ permissions: [] }, 'editAccounts')).toBe(false);
  });
});
