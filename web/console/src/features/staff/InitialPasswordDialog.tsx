import { Button, Modal, Typography } from 'antd';
import type { InitialPassword } from '../../api/types';
import { useTexts } from '../../app/i18n/language';
import { texts } from './texts';

/** A password that is shown once. Only the button closes it, so that a stray click does not lose it. */
export function InitialPasswordDialog({ told, onClose }: { told: InitialPassword; onClose: () => void }) {
  const t = useTexts(texts);
  return (
    <Modal
      title={t('tellTitle')}
      open
      closable={false}
      mask={{ closable: false }}
      keyboard={false}
      width={440}
      footer={
        <Button type="primary" onClick={onClose}>
          {t('close')}
        </Button>
      }
    >
      <p>{t('tell', { name: told.member.displayName, userName: told.member.userName })}</p>
      <Typography.Text code copyable style={{ fontSize: 18 }}>
        {told.password}
      </Typography.Text>
    </Modal>
  );
}
