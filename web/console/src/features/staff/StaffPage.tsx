import { PlusOutlined } from '@ant-design/icons';
import { Button, Table, type TableColumnsType, Tag } from 'antd';
import { useState } from 'react';
import type { InitialPassword, StaffMember } from '../../api/types';
import { useLanguage, useTexts } from '../../app/i18n/language';
import { Failure } from '../../app/parts/Failure';
import { PageFrame } from '../../app/parts/PageFrame';
import { SearchBox } from '../../app/parts/SearchBox';
import { useNow } from '../../app/time/clock';
import { dateTime } from '../../app/time/format';
import { useSkills } from '../duty/useDuty';
import { useDepartments } from '../knowledge/useAnswers';
import { useMay, useStaff } from '../session/useSession';
import { InitialPasswordDialog } from './InitialPasswordDialog';
import { RolesDialog } from './RolesDialog';
import { StaffActions } from './StaffActions';
import { StaffEditor } from './StaffEditor';
import { roleTexts, texts } from './texts';
import { useStaffMembers } from './useStaffMembers';

/** Who works here, for the three administrators (人员管理). */
export default function StaffPage() {
  const t = useTexts(texts);
  const members = useStaffMembers();
  const mayManage = useMay('manageStaff');
  const [search, setSearch] = useState<string>();
  const [editing, setEditing] = useState<StaffMember | 'new'>();
  const [granting, setGranting] = useState<StaffMember>();
  const [told, setTold] = useState<InitialPassword>();
  const columns = useColumns({ onEdit: setEditing, onGrant: setGranting, onTold: setTold });
  const wanted = (search ?? '').toLowerCase();
  const shown = (members.data ?? []).filter((member) => member.displayName.toLowerCase().includes(wanted) || member.userName.includes(wanted));

  return (
    <PageFrame
      title={t('title')}
      hint={t('hint')}
      actions={
        mayManage && (
          <Button type="primary" icon={<PlusOutlined />} onClick={() => setEditing('new')}>
            {t('add')}
          </Button>
        )
      }
      tools={<SearchBox value={search} placeholder={t('search')} onSearch={setSearch} />}
    >
      {members.isError ? (
        <Failure error={members.error} onRetry={() => void members.refetch()} />
      ) : (
        <Table<StaffMember>
          size="small"
          rowKey="id"
          loading={members.isPending}
          dataSource={shown}
          columns={columns}
          scroll={{ x: 1090 }}
          showSorterTooltip={false}
          pagination={{ defaultPageSize: 20, showSizeChanger: true, showTotal: (count) => t('total', { count }) }}
        />
      )}
      {editing !== undefined && <StaffEditor member={editing} onClose={() => setEditing(undefined)} onAdded={setTold} />}
      {granting && <RolesDialog member={granting} onClose={() => setGranting(undefined)} />}
      {told && <InitialPasswordDialog told={told} onClose={() => setTold(undefined)} />}
    </PageFrame>
  );
}

interface ColumnActions {
  onEdit: (member: StaffMember) => void;
  onGrant: (member: StaffMember) => void;
  onTold: (told: InitialPassword) => void;
}

function useColumns({ onEdit, onGrant, onTold }: ColumnActions): TableColumnsType<StaffMember> {
  const t = useTexts(texts);
  const role = useTexts(roleTexts);
  const language = useLanguage();
  const self = useStaff().id;
  const departments = useDepartments().data;
  const skills = useSkills().data;
  const skillOf = (key: string) => skills?.find((skill) => skill.key === key)?.name ?? key;
  const nameOf = (key: string) => departments?.find((department) => department.key === key)?.name ?? key;
  return [
    {
      key: 'displayName',
      title: t('displayName'),
      width: 170,
      sorter: (a, b) => a.displayName.localeCompare(b.displayName, 'zh-CN'),
      render: (_, member) => (
        <>
          {member.displayName} {member.id === self && <Tag>{t('self')}</Tag>}
        </>
      ),
    },
    { key: 'userName', title: t('userName'), dataIndex: 'userName', width: 150, sorter: (a, b) => a.userName.localeCompare(b.userName) },
    {
      key: 'roles',
      title: t('roles'),
      render: (_, member) => (member.roles.length === 0 ? <Tag color="warning">{t('noRoles')}</Tag> : member.roles.map((each) => <Tag key={each}>{role(each)}</Tag>)),
    },
    { key: 'departments', title: t('departments'), width: 190, render: (_, member) => (member.departments.length === 0 ? t('allDepartments') : member.departments.map(nameOf).join(language === 'zh' ? '、' : ', ')) },
    { key: 'skills', title: t('skills'), width: 130, render: (_, member) => member.skills.map((key) => <Tag key={key}>{skillOf(key)}</Tag>) },
    { key: 'state', title: t('state'), width: 130, render: (_, member) => <StaffState member={member} /> },
    { key: 'secondFactor', title: t('secondFactor'), width: 96, render: (_, member) => t(member.hasSecondFactor ? 'on' : 'off') },
    {
      key: 'lastSignIn',
      title: t('lastSignIn'),
      width: 150,
      sorter: (a, b) => (a.lastSignInAt ?? '').localeCompare(b.lastSignInAt ?? ''),
      render: (_, member) => (member.lastSignInAt == null ? t('never') : dateTime(member.lastSignInAt, language)),
    },
    { key: 'actions', width: 150, render: (_, member) => member.id !== self && <StaffActions member={member} onEdit={onEdit} onGrant={onGrant} onTold={onTold} /> },
  ];
}

function StaffState({ member }: { member: StaffMember }) {
  const t = useTexts(texts);
  const now = useNow(60_000);
  if (member.isLocked) return <Tag color="error">{t('locked')}</Tag>;
  if (member.lockedOutUntil != null && Date.parse(member.lockedOutUntil) > now) return <Tag color="warning">{t('lockedOut')}</Tag>;
  return member.mustChangePassword ? <Tag>{t('initialPassword')}</Tag> : <>{t('active')}</>;
}
