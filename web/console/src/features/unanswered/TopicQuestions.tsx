import { Tag } from 'antd';
import type { Topic } from '../../api/types';
import { useLanguage, useTexts } from '../../app/i18n/language';
import { Failure } from '../../app/parts/Failure';
import { Loading } from '../../app/parts/Loading';
import { dateTime } from '../../app/time/format';
import styles from './topics.module.css';
import { topicTexts } from './topicTexts';
import { useTopic } from './useTopics';

/** The questions of an opened topic, and which of them would be answered by now. */
export function TopicQuestions({ topic, days }: { topic: Topic; days: number }) {
  const t = useTexts(topicTexts);
  const language = useLanguage();
  const detail = useTopic(topic.id, days);
  if (detail.isError) return <Failure error={detail.error} onRetry={() => void detail.refetch()} />;
  if (!detail.data) return <Loading />;
  const { questions, cluster } = detail.data;
  const badAnswerOf = (id: string | null | undefined) => cluster.badAnswers.find(({ answerId }) => answerId === id)?.question;
  return (
    <>
      <ul className={styles.questions} tabIndex={0} aria-label={t('questions', { name: topic.name })}>
        {questions.map((question) => (
          <li key={question.id}>
            <span>{question.text}</span>
            <Tag variant="filled" color={question.covered ? 'green' : 'default'}>
              {t(question.covered ? 'isCovered' : 'notCovered')}
            </Tag>
            {question.badAnswerId != null && (
              <Tag variant="filled" color="red" title={t('gotBadAnswer', { question: badAnswerOf(question.badAnswerId) ?? '' })}>
                {t('isBadlyRated')}
              </Tag>
            )}
            <span className={styles.aside}>{question.accountName}</span>
            <span className={styles.aside}>{dateTime(question.lastAt, language)}</span>
          </li>
        ))}
      </ul>
      {cluster.questions > questions.length && <p className={styles.aside}>{t('moreQuestions', { shown: questions.length, all: cluster.questions })}</p>}
    </>
  );
}
