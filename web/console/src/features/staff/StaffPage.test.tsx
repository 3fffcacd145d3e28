import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import type { StaffMember } from '../../api/types';
import { fakeServer } from '../../testing/fakeServer';
import { staffWith } from '../../testing/samples';
import { show } from '../../testing/show';
import StaffPage from './StaffPage';

function member(changes: Partial<StaffMember> = {}): StaffMember {
  return {
    id: 'm1',
    userName: 'lintao',
    displayName: '林涛',
    roles: ['editor'],
    departments: ['household'],
    skills: [],
    isLocked: false,
    lockedOutUntil: null,
    mustChangePassword: false,
    hasSecondFactor: false,
    lastSignInAt: '2026-11-22T09:00:00+08:00',
    createdAt: '2026-11-01T09:00:00+08:00',
    ...changes,
  };
}

const departments = {
  'GET /api/skills': () => ({ body: [{ key: 'english', name: '英语', words: ['visa'] }] }),
  'GET /api/departments': () => ({ body: [{ id: 'd1', key: 'household', name: '户政支队', englishName: null }] }) };

describe('the staff page', () => {
  it('adds a person and shows the initial password once', async () => {
    const asked = fakeServer({
      ...departments,
      'GET /api/staff': () => ({ body: [member()] }),
      'POST /api/staff': () => ({ status: 201, body: { member: member({ id: 'm2', displayName: '何静', userName: 'hejing' }), password: 'ABCD-efgh-2345' } }),
    });
    show(<StaffPage />, { staff: staffWith('readStaff', 'manageStaff') });
    expect(await screen.findByText('林涛')).toBeInTheDocument();
    expect(await screen.findByText('户政支队')).toBeInTheDocument();
    await userEvent.click(screen.getByRole('button', { name: /新增人员/ }));
    await userEvent.type(screen.getByRole('textbox', { name: '用户名' }), 'hejing');
    await userEvent.type(screen.getByRole('textbox', { name: '姓名' }), '何静');
    await userEvent.click(screen.getByRole('button', { name: '保存' }));
    expect(await screen.findByText('ABCD-efgh-2345')).toBeInTheDocument();
    expect(asked.find(({ method }) => method === 'POST')?.body).toEqual({ userName: 'hejing', displayName: '何静', departments: [], skills: [] });
  });

  it('lets the security administrator choose only roles that go together', async () => {
    const asked = fakeServer({ ...departments, 'GET /api/staff': () => ({ body: [member()] }), 'PUT /api/staff/m1/roles': () => ({ body: member({ roles: ['editor', 'reviewer'] }) }) });
    show(<StaffPage />, { staff: staffWith('readStaff', 'grantRoles') });
    await userEvent.click(await screen.findByRole('button', { name: '授权' }));
    const dialog = within(await screen.findByRole('dialog'));
    expect(dialog.getByLabelText('系统管理员')).toBeDisabled();
    await userEvent.click(dialog.getByLabelText('口径审核'));
    await userEvent.click(dialog.getByRole('button', { name: '保存' }));
    await screen.findByText('已保存');
    expect(asked.find(({ method }) => method === 'PUT')?.body).toEqual({ roles: ['editor', 'reviewer'] });
  });

  it('offers the audit administrator nothing to change', async () => {
    fakeServer({ ...departments, 'GET /api/staff': () => ({ body: [member()] }) });
    show(<StaffPage />, { staff: staffWith('readStaff', 'readAudit') });
    await screen.findByText('林涛');
    for (const name of [/新增人员/, /修改/, /授权/, /更多/]) expect(screen.queryByRole('button', { name })).not.toBeInTheDocument();
  });
});
