import { App, Button, Drawer, type FormInstance } from 'antd';
import type { ReactNode } from 'react';
import { useTexts } from '../i18n/language';
import { Failure } from './Failure';
import { texts } from './texts';

interface EditDrawerProps {
  title: ReactNode;
  form: FormInstance;
  saving: boolean;
  error: Error | null;
  onClose: () => void;
  extra?: ReactNode;
  /** A second way to save, beside the button that saves. */
  footerExtra?: ReactNode;
  width?: number;
  readOnly?: boolean;
  children: ReactNode;
}

/** A drawer with one form: Ctrl+Enter or the button saves, closing asks when something would be lost. */
export function EditDrawer({ title, form, saving, error, onClose, extra, footerExtra, width = 560, readOnly = false, children }: EditDrawerProps) {
  const t = useTexts(texts);
  const { modal } = App.useApp();
  const close = () => {
    if (readOnly || !form.isFieldsTouched()) return onClose();
    void modal.confirm({ title: t('unsaved'), content: t('unsavedHint'), okText: t('discard'), cancelText: t('keepEditing'), onOk: onClose });
  };
  return (
    <Drawer
      title={title}
      open
      size={width}
      mask={{ closable: true }}
      onClose={close}
      extra={extra}
      footer={
        !readOnly && (
          <div style={{ display: 'flex', gap: 8, justifyContent: 'flex-end' }}>
            <Button onClick={close}>{t('cancel')}</Button>
            {footerExtra}
            <Button type="primary" loading={saving} onClick={() => form.submit()}>
              {t('save')}
            </Button>
          </div>
        )
      }
    >
      <div
        onKeyDown={(event) => {
          if (event.key === 'Enter' && (event.ctrlKey || event.metaKey) && !readOnly && !saving) form.submit();
        }}
      >
        {error && (
          <div style={{ marginBottom: 16 }}>
            <Failure error={error} />
          </div>
        )}
        {children}
      </div>
    </Drawer>
  );
}

/** The rule that a field must be filled, said with the field's own name. */
export function useRequired(): (label: string) => { required: true; whitespace: true; message: string } {
  const t = useTexts(texts);
  return (label) => ({ required: true, whitespace: true, message: t('required', { label }) });
}

