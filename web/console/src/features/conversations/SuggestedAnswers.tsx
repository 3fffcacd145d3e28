import { RobotOutlined } from '@ant-design/icons';
import { App, Button, Tooltip } from 'antd';
import { type KeyboardEvent, useState } from 'react';
import { problemText } from '../../api/problem';
import type { Conversation } from '../../api/types';
import { useTexts } from '../../app/i18n/language';
import styles from './reply.module.css';
import { texts } from './texts';
import { useDraftReply, useSuggestions } from './useSuggestions';

/** What can be put into the reply without writing it: nearby approved answers, and a draft of the model where the agency allows one. */
export function useAnswerShelf(conversation: Conversation, insert: (text: string) => void) {
  const t = useTexts(texts);
  const { message } = App.useApp();
  const answers = useSuggestions(conversation).data ?? [];
  const drafting = useDraftReply(conversation.id);
  const [sources, setSources] = useState<string>();

  const draft = () =>
    drafting?.mutate(undefined, {
      onSuccess: (written) => {
        insert(written.text);
        setSources(written.sources.map(({ question }) => `《${question}》`).join(''));
      },
      onError: (error) => void message.warning(problemText(error)),
    });
  /** Alt with a digit inserts an answer, Alt+D asks for a draft. */
  const onKey = (event: KeyboardEvent): boolean => {
    if (!event.altKey || event.ctrlKey || event.metaKey) return false;
    const answer = /^Digit[1-9]$/.test(event.code) ? answers[Number(event.code.slice(-1)) - 1] : undefined;
    if (answer) insert(answer.text);
    else if (event.code === 'KeyD' && drafting && !drafting.isPending) draft();
    else return false;
    event.preventDefault();
    return true;
  };

  const shelf = (answers.length > 0 || drafting) && (
    <div className={styles.shelf} role="group" aria-label={t('suggestedAnswers')}>
      {answers.map((answer, index) => (
        <Tooltip key={answer.answerId} title={answer.text} placement="topLeft" mouseEnterDelay={0.4}>
          <Button size="small" className={styles.shelfAnswer} aria-keyshortcuts={`Alt+${index + 1}`} onClick={() => insert(answer.text)}>
            <kbd>Alt {index + 1}</kbd>
            <span>{answer.question}</span>
          </Button>
        </Tooltip>
      ))}
      {drafting && (
        <Button size="small" type="dashed" icon={<RobotOutlined />} loading={drafting.isPending} aria-keyshortcuts="Alt+D" onClick={draft}>
          {t('draftByModel')}
        </Button>
      )}
      {sources !== undefined && (
        <span className={styles.shelfSources} role="status">
          {t('draftSources', { sources })}
        </span>
      )}
    </div>
  );
  return { shelf, onKey };
}
