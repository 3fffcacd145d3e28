import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { Connector } from '../../api/types';
import { setLanguage } from '../../app/i18n/language';
import { upload } from '../../app/parts/upload';
import { fakeServer } from '../../testing/fakeServer';
import { staffWith } from '../../testing/samples';
import { show } from '../../testing/show';
import ConnectorsPage from './ConnectorsPage';

vi.mock('../../app/parts/upload', () => ({ upload: vi.fn() }));

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
  files: [],
  events: 42,
  lastEventAt: '2026-11-22T02:31:00Z',
  usesDemoCredentials: true,
};
const water: Connector = { ...police, key: 'water', title: '自来水公司', englishTitle: null, state: 'notAsked', calls: 0, failures: 0, succeededAt: null, failedAt: null, lastFailure: null, p95: null, events: 0, lastEventAt: null, usesDemoCredentials: false };

const laboratory: Connector = {
  ...water,
  key: 'quality',
  title: '水质月报',
  host: null,
  state: 'failing',
  operations: [{ key: 'quality', title: '龙头水水质', method: 'FILE' }],
  files: [
    {
      operation: 'quality',
      title: '龙头水水质',
      file: 'quality.csv',
      fileAt: '2026-11-20T01:00:00Z',
      loadedAt: '2026-11-20T01:01:00Z',
      rows: 51,
      badRows: 2,
      isOld: true,
      last: { at: '2026-11-22T01:00:00Z', fingerprint: 'f', rows: 40, badRows: 6, isTaken: false, why: '6 rows are bad', faults: [{ line: 7, column: '浑浊度', why: 'is no number' }] },
    },
  ],
};

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

  it('shows which table of a department answers, how old it is and what could not be read, and takes one by hand', async () => {
    const sent = vi.mocked(upload).mockResolvedValue({ at: '2026-11-22T02:00:00Z', fingerprint: 'g', rows: 51, badRows: 0, isTaken: true, why: null, faults: [] });
    fakeServer({ 'GET /api/connectors': () => ({ body: [laboratory] }) });
    show(<ConnectorsPage />, { staff: staffWith('manageAccounts') });
    const row = (await screen.findByText('水质月报')).closest('tr') ?? document.body;
    expect(row).toHaveTextContent('文件投递');
    await userEvent.click(within(row).getByRole('button'));
    const file = (await screen.findByText('quality.csv')).closest('tr') ?? document.body;
    expect(file).toHaveTextContent('太旧，已停用');
    expect(file).toHaveTextContent('没有启用，仍用原来的');
    expect(file).toHaveTextContent('6 rows are bad');
    await userEvent.click(within(file).getByRole('button', { name: /展开|Expand/ }));
    expect(await screen.findByText(/第 7 行/)).toHaveTextContent('浑浊度 is no number');

    await userEvent.upload(file.querySelector<HTMLInputElement>('input[type=file]') ?? document.createElement('input'), new File(['x'], 'quality.csv', { type: 'text/csv' }));
    expect(await screen.findByText('已启用，51 行')).toBeInTheDocument();
    expect(sent.mock.calls[0]?.[0]).toBe('/api/connectors/quality/files/quality');
  });

  it('lets nobody upload who may not', async () => {
    fakeServer({ 'GET /api/connectors': () => ({ body: [laboratory] }) });
    show(<ConnectorsPage />);
    await userEvent.click(within((await screen.findByText('水质月报')).closest('tr') ?? document.body).getByRole('button'));
    expect(await screen.findByText('quality.csv')).toBeInTheDocument();
    expect(screen.queryByRole('button', { name: '上传文件' })).not.toBeInTheDocument();
  });
});
