import { ClockCircleOutlined, CommentOutlined } from '@ant-design/icons';
import { Button, Tooltip } from 'antd';
import { useLanguage, useTexts } from '../../app/i18n/language';
import { duration } from '../../app/time/format';
import styles from './reply.module.css';
import type { ReplyAllowance } from './replyWindow';
import { texts } from './texts';

interface ReplyAllowanceBarProps {
  allowance: ReplyAllowance;
  mayReply: boolean;
  /** Replies kept already. */
  kept: number;
  /** Whether the citizen allowed a one-time subscription message. */
  oneTime: boolean;
  onPhrases: () => void;
}

const shut = { closed: 'shutClosed', used: 'shutUsed', unsubscribed: 'shutUnsubscribed' } as const;
const byOneTime = { closed: 'shutClosedOneTime', used: 'shutUsedOneTime', unsubscribed: 'shutUnsubscribed' } as const;

/** What WeChat still allows here: messages left and the time until the window ends, or which other way a reply will go. */
export function ReplyAllowanceBar({ allowance, mayReply, kept, oneTime, onPhrases }: ReplyAllowanceBarProps) {
  const t = useTexts(texts);
  const language = useLanguage();
  if (!mayReply) return <div className={styles.shut}>{t('shutRole')}</div>;
  if (!allowance.open) {
    return (
      <div className={styles.shut} role="status" title={oneTime ? t('oneTimeHint') : undefined}>
        {t((oneTime ? byOneTime : shut)[allowance.reason])}
        {kept > 0 && `　${t('keptCount', { count: kept })}`}
      </div>
    );
  }
  return (
    <div className={styles.allowance}>
      <Button size="small" type="text" icon={<CommentOutlined />} onClick={onPhrases}>
        {t('phrases')}
      </Button>
      <span className={styles.space} />
      <Tooltip title={t('budgetHint')}>
        <span className={allowance.urgent ? styles.urgent : ''}>
          {t('remaining', { count: allowance.remaining })}
          {allowance.left !== undefined && (
            <>
              <ClockCircleOutlined /> {t('endsIn', { time: duration(allowance.left, language) })}
            </>
          )}
        </span>
      </Tooltip>
    </div>
  );
}
