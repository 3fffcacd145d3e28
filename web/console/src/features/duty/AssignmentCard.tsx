import { App, Button, Card, Form, InputNumber, Radio, Space } from 'antd';
import { problemText } from '../../api/problem';
import type { Assignment } from '../../api/types';
import { useTexts } from '../../app/i18n/language';
import { texts } from './texts';
import { useAssignment, useSaveAssignment } from './useDuty';

const modes = ['pull', 'automatic'] as const;

/** How the agency's waiting citizens come to officers (分配方式). */
export function AssignmentCard({ className }: { className?: string }) {
  const t = useTexts(texts);
  const { message } = App.useApp();
  const assignment = useAssignment().data;
  const save = useSaveAssignment();
  if (!assignment) return null;
  const submit = (chosen: Assignment) => save.mutate(chosen, { onSuccess: () => void message.success(t('saved')), onError: (error) => void message.error(problemText(error)) });
  return (
    <Card size="small" title={t('assignment')} className={className}>
      <Form<Assignment> layout="vertical" initialValues={assignment} onFinish={submit}>
        <Form.Item name="mode" label={t('mode')}>
          <Radio.Group vertical options={modes.map((mode) => ({ value: mode, label: t(`mode_${mode}`) }))} />
        </Form.Item>
        <Form.Item label={t('mostOpen')}>
          <Space>
            <Form.Item noStyle name="mostOpen" rules={[{ required: true, type: 'integer', min: 1, max: 100, message: t('mostOpenRule') }]}>
              <InputNumber aria-label={t('mostOpen')} style={{ width: 88 }} />
            </Form.Item>
            {t('mostOpenUnit')}
          </Space>
        </Form.Item>
        <Button type="primary" htmlType="submit" loading={save.isPending}>
          {t('save')}
        </Button>
      </Form>
    </Card>
  );
}
