import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import { fakeServer } from '../../testing/fakeServer';
import { account, staffWith } from '../../testing/samples';
import { show } from '../../testing/show';
import { findAccounts, needsAttention, randomSecret } from './accountHealth';
import AccountsPage from './AccountsPage';

const administrator = staffWith('manageAccounts');
const silence = { state: 'never' as const, lastAt: null, today: 0, lastError: null, lastErrorAt: null };
const ailing = account({ id: 'a2', name: '中山青年', appId: 'wx77aa0a9be2d41122', health: { token: { state: 'failing', checkedAt: null, expiresAt: null, error: '40125' }, callback: silence } });

describe('accounts', () => {
  it('that need somebody come first', () => {
    expect(needsAttention(ailing)).toBe(true);
    expect(findAccounts([account(), ailing], { order: 'health' }).map(({ id }) => id)).toEqual(['a2', 'a1']);
    expect(findAccounts([account(), ailing], { order: 'today', health: 'healthy' }).map(({ id }) => id)).toEqual(['a1']);
    expect(findAccounts([account(), ailing], { order: 'name', query: 'WX77' }).map(({ id }) => id)).toEqual(['a2']);
  });

  it('show health and masked credentials, and what a check found', async () => {
    fakeServer({ 'GET /api/accounts': () => ({ body: [ailing] }), 'POST /api/accounts/a2/check': () => ({ body: { token: { state: 'ok' }, callback: silence } }) });
    show(<AccountsPage />, { staff: administrator });
    expect(await screen.findByText('获取失败')).toBeInTheDocument();
    expect(screen.getByText('40125')).toBeInTheDocument();
    expect(screen.getByText('Qm••••')).toBeInTheDocument();
    await userEvent.click(screen.getByRole('button', { name: '立即检查' }));
    await waitFor(() => expect(screen.queryByText('获取失败')).not.toBeInTheDocument());
  });

  it('keep secrets that were not typed anew', async () => {
    const asked = fakeServer({ 'GET /api/accounts': () => ({ body: [account()] }), 'PUT /api/accounts/a1': () => ({ body: account() }) });
    show(<AccountsPage />, { staff: administrator });
    await userEvent.click(await screen.findByRole('button', { name: '编辑' }));
    const [generateToken] = screen.getAllByRole('button', { name: '生成' });
    await userEvent.click(generateToken ?? document.body);
    await userEvent.click(screen.getByRole('button', { name: '保存' }));
    await waitFor(() => expect(asked.some(({ method }) => method === 'PUT')).toBe(true));
    const sent = asked.find(({ method }) => method === 'PUT')?.body as Record<string, string>;
    expect(sent.token).toMatch(/^[0-9A-Za-z]{32}$/);
    expect(sent).not.toHaveProperty('appSecret');
    expect(sent).not.toHaveProperty('encodingAesKey');
  });
});

describe('the template of one-time messages', () => {
  it('is checked and saved with the account', async () => {
    const asked = fakeServer({ 'GET /api/accounts': () => ({ body: [account()] }), 'PUT /api/accounts/a1': () => ({ body: account() }) });
    show(<AccountsPage />, { staff: administrator });
    await userEvent.click(await screen.findByRole('button', { name: '编辑' }));
    const template = screen.getByLabelText('一次性订阅消息模板 ID');
    await userEvent.type(template, 'T 1');
    await userEvent.click(screen.getByRole('button', { name: '保存' }));
    expect(await screen.findByText('1 至 64 位字母、数字、- 和 _')).toBeInTheDocument();
    await userEvent.clear(template);
    await userEvent.type(template, 'T-zhaoqing_1');
    await userEvent.click(screen.getByRole('button', { name: '保存' }));
    await waitFor(() => expect(asked.find(({ method }) => method === 'PUT')?.body).toMatchObject({ oneTimeTemplateId: 'T-zhaoqing_1' }));
  });
});

describe('generated secrets', () => {
  it('have the length asked for and use the whole alphabet', () => {
    const seen = new Set(Array.from({ length: 200 }, () => randomSecret(43)).join(''));
    expect(seen.size).toBe(62);
    expect(randomSecret(43)).toMatch(/^[0-9A-Za-z]{43}$/);
  });
});
