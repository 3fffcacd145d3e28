import { Form, Input, Select } from 'antd';
import type { InitialPassword, StaffMember } from '../../api/types';
import { useTexts } from '../../app/i18n/language';
import { EditDrawer, useRequired } from '../../app/parts/EditDrawer';
import { useSkillOptions } from '../duty/useDuty';
import { useDepartments } from '../knowledge/useAnswers';
import { texts } from './texts';
import { type StaffDraft, useAddStaff, useChangeStaff } from './useStaffMembers';

interface StaffEditorProps {
  member: StaffMember | 'new';
  onClose: () => void;
  onAdded: (told: InitialPassword) => void;
}

export function StaffEditor({ member, onClose, onAdded }: StaffEditorProps) {
  const t = useTexts(texts);
  const required = useRequired();
  const [form] = Form.useForm<StaffDraft>();
  const add = useAddStaff();
  const change = useChangeStaff();
  const departments = useDepartments().data ?? [];
  const skills = useSkillOptions();
  const isNew = member === 'new';

  const submit = async ({ userName, displayName, departments: chosen, skills: able }: StaffDraft) => {
    if (isNew) onAdded(await add.mutateAsync({ userName: userName.trim(), displayName: displayName.trim(), departments: chosen, skills: able }));
    else await change.mutateAsync({ id: member.id, draft: { displayName: displayName.trim(), departments: chosen, skills: able } });
    onClose();
  };

  return (
    <EditDrawer title={t(isNew ? 'add' : 'change')} form={form} saving={add.isPending || change.isPending} error={add.error ?? change.error} onClose={onClose} width={440}>
      <Form
        form={form}
        layout="vertical"
        initialValues={isNew ? { userName: '', displayName: '', departments: [], skills: [] } : { userName: member.userName, displayName: member.displayName, departments: [...member.departments], skills: [...member.skills] }}
        onFinish={(draft) => void submit(draft).catch(() => undefined)}
      >
        <Form.Item name="userName" label={t('userName')} rules={isNew ? [required(t('userName')), { pattern: /^[A-Za-z0-9][A-Za-z0-9._@-]{1,63}$/, message: t('userNameRule') }] : []}>
          <Input disabled={!isNew} autoFocus={isNew} autoComplete="off" maxLength={64} />
        </Form.Item>
        <Form.Item name="displayName" label={t('displayName')} rules={[required(t('displayName'))]}>
          <Input maxLength={64} />
        </Form.Item>
        <Form.Item name="departments" label={t('departments')} extra={t('departmentsHint')}>
          <Select mode="multiple" allowClear placeholder={t('allDepartments')} options={departments.map((department) => ({ value: department.key, label: department.name }))} />
        </Form.Item>
        <Form.Item name="skills" label={t('skills')} extra={t('skillsHint')}>
          <Select mode="multiple" allowClear placeholder={t('noSkills')} options={skills} />
        </Form.Item>
      </Form>
    </EditDrawer>
  );
}
