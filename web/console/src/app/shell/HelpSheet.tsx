import { Modal } from 'antd';
import { useTexts } from '../i18n/language';
import styles from './shell.module.css';
import { texts } from './texts';

const groups = [
  {
    title: 'keysEverywhere',
    rows: [
      ['/', 'keySearch'],
      ['?', 'keyHelp'],
      ['Esc', 'keyEscape'],
      ['g  c o b d f u k r p v x y a t s l', 'keyGo'],
    ],
  },
  {
    title: 'keysConversations',
    rows: [
      ['j / k', 'keyNext'],
      ['r', 'keyReply'],
      ['Ctrl + Enter', 'keySend'],
      ['/', 'keyPhrase'],
      ['Tab', 'keyBlank'],
      ['Alt + 1 2 3', 'keySuggestion'],
      ['Alt + D', 'keyDraft'],
      ['t', 'keyTake'],
      ['n', 'keyNote'],
      ['e', 'keyEnd'],
      ['i', 'keyProfile'],
    ],
  },
] as const;

/** Every key the console knows, on one sheet. */
export function HelpSheet({ open, onClose }: { open: boolean; onClose: () => void }) {
  const t = useTexts(texts);
  return (
    <Modal title={t('help')} open={open} onCancel={onClose} footer={null} width={560}>
      {groups.map((group) => (
        <section key={group.title} className={styles.keys}>
          <h3>{t(group.title)}</h3>
          <dl>
            {group.rows.map(([keys, meaning]) => (
              <div key={meaning}>
                <dt>
                  <kbd>{keys}</kbd>
                </dt>
                <dd>{t(meaning)}</dd>
              </div>
            ))}
          </dl>
        </section>
      ))}
    </Modal>
  );
}
