import type { MessageView } from '../../api/types';
import { useTexts } from '../../app/i18n/language';
import styles from './conversations.module.css';
import { texts } from './texts';

/** What only staff see of a chat: notes, transfers, take-overs. */
export function InternalLine({ message }: { message: MessageView }) {
  const t = useTexts(texts);
  const name = message.staffName ?? t('byStaff');
  const target = message.internal?.target ?? '';
  const what = message.internal?.kind === 'transfer' ? t('transferredTo', { name, target }) : message.internal?.kind === 'takeOver' ? t('tookOverFrom', { name, target }) : t('notedBy', { name });
  return (
    <p className={styles.internal} data-message={message.id}>
      <small>
        {what} · {t('internalOnly')}
      </small>
      {message.text}
    </p>
  );
}
