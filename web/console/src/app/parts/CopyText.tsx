import { CheckOutlined, CopyOutlined } from '@ant-design/icons';
import { Button, Tooltip } from 'antd';
import { useState } from 'react';
import { useTexts } from '../i18n/language';
import styles from './parts.module.css';
import { texts } from './texts';

/** A technical value with a button that copies it. */
export function CopyText({ value }: { value: string }) {
  const t = useTexts(texts);
  const [copied, setCopied] = useState(false);
  const copy = async () => {
    await navigator.clipboard.writeText(value);
    setCopied(true);
    setTimeout(() => setCopied(false), 1500);
  };
  return (
    <span className={styles.copy}>
      <code>{value}</code>
      <Tooltip title={t(copied ? 'copied' : 'copy')}>
        <Button size="small" type="text" aria-label={t('copy')} icon={copied ? <CheckOutlined /> : <CopyOutlined />} onClick={() => void copy()} />
      </Tooltip>
    </span>
  );
}
