import { Form, Input, Modal } from 'antd';
import { useTexts } from '../i18n/language';
import { useRequired } from './EditDrawer';
import { texts } from './texts';

interface ReturnDialogProps {
  busy: boolean;
  onReturn: (reason: string) => void;
  onClose: () => void;
}

/** Why an answer or the words of a service go back to their writer (退回理由). */
export function ReturnDialog({ busy, onReturn, onClose }: ReturnDialogProps) {
  const t = useTexts(texts);
  const required = useRequired();
  const [form] = Form.useForm<{ reason: string }>();
  return (
    <Modal open title={t('returnTitle')} okText={t('return')} cancelText={t('cancel')} confirmLoading={busy} onOk={() => form.submit()} onCancel={onClose}>
      <Form form={form} layout="vertical" onFinish={({ reason }) => onReturn(reason)}>
        <Form.Item name="reason" label={t('returnReason')} extra={t('returnHint')} rules={[required(t('returnReason'))]}>
          <Input.TextArea autoFocus autoSize={{ minRows: 3, maxRows: 6 }} maxLength={500} />
        </Form.Item>
      </Form>
    </Modal>
  );
}
