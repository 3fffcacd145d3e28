import { BellOutlined, CheckOutlined, ClockCircleOutlined, ExclamationCircleFilled, InboxOutlined, LoadingOutlined, StopOutlined } from '@ant-design/icons';
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
  const noticed = message.delivery === 'noticed' || message.delivery === 'keptNoticed';
  return (
    <Tooltip title={message.error == null ? t(message.delivery) : `${t(message.delivery)}：${message.error}`}>
      <span className={styles.delivery} aria-label={t(message.delivery)}>
        <DeliveryIcon message={message} />
        {noticed && ` ${t('byOneTime')}`}
      </span>
    </Tooltip>
  );
}

function DeliveryIcon({ message }: { message: MessageView }) {
  switch (message.delivery) {
    case 'sent':
      return <CheckOutlined />;
    case 'noticed':
    case 'keptNoticed':
      return <BellOutlined />;
    case 'kept':
      return <InboxOutlined />;
    case 'outdated':
      return <StopOutlined />;
    default:
      return message.seq === unsentSeq ? <LoadingOutlined /> : <ClockCircleOutlined />;
  }
}
