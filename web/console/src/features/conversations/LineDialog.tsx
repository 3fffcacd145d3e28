import { Form, Input, Modal } from 'antd';
import { useTexts } from '../../app/i18n/language';
import { texts } from './texts';

interface LineDialogProps {
  title: string;
  label: string;
  most: number;
  saving: boolean;
  onSave: (text: string) => void;
  onClose: () => void;
}

/** Asks for the words of an internal line: a note, or why a conversation is taken over. Ctrl+Enter saves. */
export function LineDialog({ title, label, most, saving, onSave, onClose }: LineDialogProps) {
  const t = useTexts(texts);
  const [form] = Form.useForm<{ text: string }>();
  return (
    <Modal open title={title} okText={t('save')} cancelText={t('cancel')} confirmLoading={saving} onOk={form.submit} onCancel={onClose} width={440}>
      <Form form={form} layout="vertical" onFinish={({ text }) => !saving && onSave(text.trim())}>
        <Form.Item name="text" label={label} extra={t('internalHint')} rules={[{ required: true, whitespace: true, message: t('lineMissing') }]}>
          <Input.TextArea autoFocus maxLength={most} autoSize={{ minRows: 3, maxRows: 8 }} onKeyDown={(event) => event.key === 'Enter' && (event.ctrlKey || event.metaKey) && form.submit()} />
        </Form.Item>
      </Form>
    </Modal>
  );
}
