import { App, Form, Input, Modal, Select } from 'antd';
import { problemText } from '../../api/problem';
import { useTexts } from '../../app/i18n/language';
import { useSkillOptions } from '../duty/useDuty';
import { useDepartments } from '../knowledge/useAnswers';
import { useStaff } from '../session/useSession';
import { texts } from './texts';
import { useOfficers, useTransfer } from './useTeamwork';

interface TransferFields {
  /** A department's key behind "d:", an officer's id behind "s:". */
  target: string;
  reason: string;
  /** Missing leaves what it needs; empty needs nothing. */
  skill?: string;
}

/** Gives the conversation to another department's queue or to a colleague, with the reason they read. */
export function TransferDialog({ conversationId, onClose }: { conversationId: string; onClose: () => void }) {
  const t = useTexts(texts);
  const me = useStaff().id;
  const { message } = App.useApp();
  const [form] = Form.useForm<TransferFields>();
  const departments = useDepartments().data?.filter((department) => !department.isClosed) ?? [];
  const officers = useOfficers().data?.filter((officer) => officer.id !== me) ?? [];
  const skills = useSkillOptions();
  const transfer = useTransfer(conversationId);
  const options = [
    { label: t('departments'), options: departments.map((department) => ({ value: `d:${department.key}`, label: department.name })) },
    { label: t('officers'), options: officers.map((officer) => ({ value: `s:${officer.id}`, label: officer.onDuty ? t('onDuty', { name: officer.displayName }) : officer.displayName })) },
  ];
  const submit = ({ target, reason, skill }: TransferFields) => {
    const id = target.slice(2);
    transfer.mutate(
      { departmentKey: target.startsWith('d:') ? id : null, staffId: target.startsWith('s:') ? id : null, reason: reason.trim(), skillKey: skill },
      {
        onSuccess: () => {
          void message.success(t('transferred'));
          onClose();
        },
        onError: (error) => void message.error(problemText(error)),
      },
    );
  };
  return (
    <Modal open title={t('transfer')} okText={t('transfer')} cancelText={t('cancel')} confirmLoading={transfer.isPending} onOk={form.submit} onCancel={onClose} width={440}>
      <Form form={form} layout="vertical" onFinish={submit}>
        <Form.Item name="target" label={t('transferTo')} rules={[{ required: true, message: t('transferToMissing') }]}>
          <Select autoFocus showSearch={{ optionFilterProp: 'label' }} options={options} />
        </Form.Item>
        {skills.length > 0 && (
          <Form.Item name="skill" label={t('needsSkill')}>
            <Select allowClear placeholder={t('skillAsBefore')} options={[...skills, { value: '', label: t('noSkill') }]} />
          </Form.Item>
        )}
        <Form.Item name="reason" label={t('reason')} extra={t('internalHint')} rules={[{ required: true, whitespace: true, message: t('reasonMissing') }]}>
          <Input.TextArea maxLength={500} autoSize={{ minRows: 2, maxRows: 6 }} />
        </Form.Item>
      </Form>
    </Modal>
  );
}
