import { Alert, App, Form, Input, Modal, Select } from 'antd';
import type { Department, DepartmentUse } from '../../api/types';
import { useTexts } from '../../app/i18n/language';
import { Failure } from '../../app/parts/Failure';
import { useDepartments } from '../knowledge/useAnswers';
import { texts } from './texts';
import { useCloseDepartment, useDepartmentUse } from './useClosing';

interface Closing {
  receiver: string;
  reason: string;
}

/** Says what closing concerns and asks who takes what is there. */
export function CloseDepartmentDialog({ department, onClose }: { department: Department; onClose: () => void }) {
  const t = useTexts(texts);
  const { message } = App.useApp();
  const [form] = Form.useForm<Closing>();
  const use = useDepartmentUse(department.id);
  const close = useCloseDepartment();
  const receivers = useDepartments().data?.filter(({ key, isClosed }) => !isClosed && key !== department.key) ?? [];
  const submit = ({ receiver, reason }: Closing) =>
    close.mutate(
      { id: department.id, receiver: receiver === '' ? null : receiver, reason },
      {
        onSuccess: ({ moved }) => {
          void message.success(t('closed', { name: department.name, count: moved }));
          onClose();
        },
      },
    );
  return (
    <Modal open title={t('closeTitle', { name: department.name })} okText={t('close')} cancelText={t('cancel')} confirmLoading={close.isPending} onOk={() => form.submit()} onCancel={onClose}>
      <p>{t('closeHint')}</p>
      {use.isError && <Failure error={use.error} onRetry={() => void use.refetch()} />}
      {use.data && <Use use={use.data} />}
      <Form form={form} layout="vertical" initialValues={{ receiver: '', reason: '' }} onFinish={submit}>
        <Form.Item name="receiver" label={t('receiver')} extra={t('receiverHint')}>
          <Select options={[{ value: '', label: t('generalQueue') }, ...receivers.map(({ key, name }) => ({ value: key, label: name }))]} />
        </Form.Item>
        <Form.Item name="reason" label={t('closeReason')} rules={[{ required: true, whitespace: true, message: t('reasonNeeded') }]}>
          <Input maxLength={500} />
        </Form.Item>
      </Form>
      {close.error && <Failure error={close.error} />}
    </Modal>
  );
}

function Use({ use: { waiting, held, routes } }: { use: DepartmentUse }) {
  const t = useTexts(texts);
  const replies = routes.replies.map(({ accountName, kind, key }) => `${accountName} ${kind === 'menu' ? t('route_menu') : kind === 'scene' ? t('route_scene') : t('route_welcome')} ${key ?? ''}`.trim());
  const leads = [
    ...(routes.rules.length > 0 ? [t('routeRules', { names: routes.rules.join(t('comma')) })] : []),
    ...(replies.length > 0 ? [t('routeReplies', { names: replies.join(t('comma')) })] : []),
    ...(routes.answers > 0 ? [t('routeAnswers', { count: routes.answers })] : []),
  ];
  return (
    <Alert
      style={{ marginBottom: 12 }}
      type="warning"
      title={t('there', { waiting, held })}
      description={
        leads.length > 0 && (
          <>
            {t('leadsThere')}
            <ul style={{ margin: '4px 0 0', paddingLeft: 18 }}>
              {leads.map((line) => (
                <li key={line}>{line}</li>
              ))}
            </ul>
          </>
        )
      }
    />
  );
}
