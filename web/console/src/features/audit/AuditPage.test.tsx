import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import type { AuditEntry } from '../../api/types';
import { fakeServer } from '../../testing/fakeServer';
import { staffWith } from '../../testing/samples';
import { show } from '../../testing/show';
import AuditPage from './AuditPage';

const entry: AuditEntry = {
  sequence: 7,
  at: '2026-11-22T09:00:00+08:00',
  staffId: 's2',
  staffName: '赵警官',
  action: 'revealed',
  subject: 'conversation:c1',
  details: 'message 4; Mobile; reason: 回电核实',
  hash: 'deadbeefcafe',
};
const auditor = staffWith('readStaff', 'readAudit');
const listed = { 'GET /api/audit': () => ({ body: { items: [entry], total: 1 } }) };

describe('the audit log', () => {
  it('says in words who did what, and asks the server for what is filtered', async () => {
    const asked = fakeServer(listed);
    show(<AuditPage />, { staff: auditor, at: '/audit?action=revealed&from=2026-11-01' });
    expect(await screen.findByText('赵警官')).toBeInTheDocument();
    expect(screen.getAllByText('查看完整号码').length).toBeGreaterThan(0);
    expect(Object.fromEntries(asked.at(-1)?.query ?? [])).toMatchObject({ action: 'revealed', from: '2026-11-01', page: '1' });
  });

  it('says that the log is whole', async () => {
    fakeServer({ ...listed, 'POST /api/audit/verify': () => ({ body: { entries: 7, head: 'deadbeefcafe', faults: [] } }) });
    show(<AuditPage />, { staff: auditor });
    await userEvent.click(await screen.findByRole('button', { name: /校验/ }));
    expect(await screen.findByText('日志完整：7 条记录首尾相接，没有改动。')).toBeInTheDocument();
  });

  it('names what somebody changed', async () => {
    const faults = [
      { kind: 'changed', sequence: 2, writtenAs: null },
      { kind: 'moved', sequence: 6, writtenAs: 7 },
    ];
    fakeServer({ ...listed, 'POST /api/audit/verify': () => ({ body: { entries: 7, head: 'x', faults } }) });
    show(<AuditPage />, { staff: auditor });
    await userEvent.click(await screen.findByRole('button', { name: /校验/ }));
    expect(await screen.findByText('第 2 条写入后被改动')).toBeInTheDocument();
    expect(screen.getByText('第 6 条被移位，原为第 7 条')).toBeInTheDocument();
  });
});
