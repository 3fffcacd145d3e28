import { CheckOutlined, ClockCircleOutlined, ExclamationCircleFilled, InboxOutlined, LoadingOutlined } from '@ant-design/icons';
import { Tooltip } from 'antd';
import type { MessageView } from '../../api/types';
import { useTexts } from '../../app/i18n/language';
import styles from './conversations.module.css';
import { texts } from './texts';
import { unsentSeq, usePendingReplies } from './usePendingReplies';

/** How far a message of ours got. */
export function Delivery({ message, conversationId }: { message: MessageView; conversationId: string }) {
  const t = useTexts(texts);
  const { retry } = usePendingReplies(conversationId);
  if (message.delivery === 'received') return null;
  if (message.delivery === 'failed' || message.delivery === 'uncertain') {
    const canRetry = message.sentBy === 'staff' && message.seq === unsentSeq;
    return (
      <span className={styles.deliveryFailed}>
        <ExclamationCircleFilled /> {t(message.delivery)}
        {message.error != null && <small>{message.error}</small>}
        {canRetry && (
          <button type="button" onClick={() => retry(message.id)}>
            {t('resend')}
          </button>
        )}
      </span>
    );
  }
  const icon = message.delivery === 'sent' ? <CheckOutlined /> : message.delivery === 'kept' ? <InboxOutlined /> : message.seq === unsentSeq ? <LoadingOutlined /> : <ClockCircleOutlined />;
  return (
    <Tooltip title={t(message.delivery)}>
      <span className={styles.delivery} aria-label={t(message.delivery)}>
        {icon}
      </span>
    </Tooltip>
  );
}
