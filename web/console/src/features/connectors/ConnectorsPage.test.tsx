import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, describe, expect, it } from 'vitest';
import type { Connector } from '../../api/types';
import { setLanguage } from '../../app/i18n/language';
import { fakeServer } from '../../testing/fakeServer';
import { show } from '../../testing/show';
import ConnectorsPage from './ConnectorsPage';

const police: Connector = {
  key: 'traffic',
  title: '交警业务系统',
  englishTitle: 'Traffic police system',
  host: '10.1.2.3',
  state: 'failing',
  calls: 120,
  failures: 3,
  succeededAt: '2026-11-22T02:30:00Z',
  failedAt: '2026-11-22T02:32:00Z',
  lastFailure: 'garbage',
  p95: 182.4,
  operations: [{ key: 'violations', title: '未处理违法', method: 'POST' }],
  events: 42,
  lastEventAt: '2026-11-22T02:31:00Z',
  usesDemoCredentials: true,
};
const water: Connector = { ...police, key: 'water', title: '自来水公司', englishTitle: null, state: 'notAsked', calls: 0, failures: 0, succeededAt: null, failedAt: null, lastFailure: null, p95: null, events: 0, lastEventAt: null, usesDemoCredentials: false };

describe('the state of departments', () => {
  beforeEach(() => setLanguage('zh'));

  it('is shown with what failed last, how long answers take and what was pushed', async () => {
    fakeServer({ 'GET /api/connectors': () => ({ body: [police, water] }) });
    show(<ConnectorsPage />);
    const row = (await screen.findByText('交警业务系统')).closest('tr') ?? document.body;
    expect(row).toHaveTextContent('上一次失败');
    expect(row).toHaveTextContent('答复不合约定');
    expect(row).toHaveTextContent('3 / 120');
    expect(row).toHaveTextContent('182 毫秒');
    expect(row).toHaveTextContent('42 条');
    expect(row).toHaveTextContent('演示密钥');
    expect(screen.getByText('自来水公司').closest('tr')).toHaveTextContent('还没有查询过');
    await userEvent.click(within(row).getByRole('button'));
    expect(await screen.findByText('未处理违法')).toBeInTheDocument();
  });

  it('is told in English, and says where connectors come from when there is none', async () => {
    setLanguage('en');
    fakeServer({ 'GET /api/connectors': () => ({ body: [{ ...police, state: 'resting' }] }) });
    const { unmount } = show(<ConnectorsPage />);
    expect(await screen.findByText('Traffic police system')).toBeInTheDocument();
    expect(screen.getByText('Resting for 30 s')).toBeInTheDocument();
    unmount();
    fakeServer({ 'GET /api/connectors': () => ({ body: [] }) });
    show(<ConnectorsPage />);
    expect(await screen.findByText(/connectors folder/)).toBeInTheDocument();
  });
});
