import { Button, Dropdown, Progress, Select, Space, type TableColumnsType, Tag } from 'antd';
import type { Department, Topic } from '../../api/types';
import { useLanguage, useTexts } from '../../app/i18n/language';
import { dateTime } from '../../app/time/format';
import { useMay } from '../session/useSession';
import { Sparkline } from './Sparkline';
import styles from './topics.module.css';
import { topicTexts } from './topicTexts';

interface TopicActions {
  departments: readonly Department[];
  days: number;
  /** The topic an answer is being drafted for. */
  drafting: string | undefined;
  onAssign: (topic: Topic, department: string | null) => void;
  onDraft: (topic: Topic) => void;
  onChangeAnswer: (answerId: string) => void;
}

const colours = { open: 'orange', drafted: 'gold', answered: 'green' } as const;

export function useTopicColumns({ departments, days, drafting, onAssign, onDraft, onChangeAnswer }: TopicActions): TableColumnsType<Topic> {
  const t = useTexts(topicTexts);
  const language = useLanguage();
  const mayEdit = useMay('editKnowledge');
  const nameOf = (key: string | null | undefined) => departments.find((department) => department.key === key)?.name ?? key;
  return [
    { key: 'name', title: t('topic'), render: (_, topic) => <Name topic={topic} /> },
    { key: 'count', title: t('count'), sorter: true, width: 76, align: 'right', dataIndex: 'count' },
    {
      key: 'rise',
      title: t('trend'),
      sorter: true,
      width: 124,
      render: (_, { trend, count }) => <Sparkline values={trend} label={t('trendText', { days, count, week: trend.slice(-7).reduce((sum, times) => sum + times, 0) })} />,
    },
    {
      key: 'department',
      title: t('department'),
      width: 152,
      render: (_, topic) =>
        mayEdit ? (
          <Select
            allowClear
            showSearch={{ optionFilterProp: 'label' }}
            size="small"
            style={{ width: '100%' }}
            placeholder={t('unassigned')}
            aria-label={`${t('department')} ${topic.name}`}
            value={topic.department ?? undefined}
            onChange={(department?: string) => onAssign(topic, department ?? null)}
            options={departments.map(({ key, name }) => ({ value: key, label: name }))}
          />
        ) : (
          nameOf(topic.department)
        ),
    },
    {
      key: 'covered',
      title: t('covered'),
      width: 124,
      render: (_, { covered, questions }) => (
        <span className={styles.covered} title={t('coveredText', { covered, questions })}>
          {covered} / {questions}
          <Progress size="small" showInfo={false} percent={(100 * covered) / Math.max(1, questions)} status={covered === questions ? 'success' : 'normal'} style={{ width: 48 }} />
        </span>
      ),
    },
    { key: 'lastAt', title: t('lastAt'), sorter: true, width: 128, render: (_, { lastAt }) => dateTime(lastAt, language) },
    { key: 'state', title: t('state'), width: 88, render: (_, { state }) => <Tag variant="filled" color={colours[state]}>{t(state)}</Tag> },
    {
      key: 'actions',
      width: 160,
      fixed: 'right',
      render: (_, topic) => (
        <Space orientation="vertical" size={4}>
          {(mayEdit || topic.answerId != null) && (
            <Button size="small" type="primary" ghost={topic.state !== 'open'} loading={drafting === topic.id} aria-label={`${t(actionOf(topic))} ${topic.name}`} onClick={() => onDraft(topic)}>
              {t(actionOf(topic))}
            </Button>
          )}
          {mayEdit && <ChangeBadAnswer topic={topic} onChange={onChangeAnswer} />}
        </Space>
      ),
    },
  ];
}

function actionOf({ state }: Topic): 'draft' | 'openDraft' | 'openAnswer' {
  if (state === 'open') return 'draft';
  return state === 'drafted' ? 'openDraft' : 'openAnswer';
}

/** Opens the answer that did not help; where there are several, one of them. */
function ChangeBadAnswer({ topic, onChange }: { topic: Topic; onChange: (answerId: string) => void }) {
  const t = useTexts(topicTexts);
  const [only, another] = topic.badAnswers;
  if (!only) return null;
  const open = (
    <Button size="small" aria-label={`${t('changeBadAnswer')} ${topic.name}`} onClick={another ? undefined : () => onChange(only.answerId)} title={t('changeAnswer', { question: only.question })}>
      {t('changeBadAnswer')}
    </Button>
  );
  if (!another) return open;
  const items = topic.badAnswers.map(({ answerId, question, questions }) => ({ key: answerId, label: t('badQuestions', { question, count: questions }) }));
  return (
    <Dropdown trigger={['click']} menu={{ items, onClick: ({ key }) => onChange(key) }}>
      {open}
    </Dropdown>
  );
}

function Name({ topic }: { topic: Topic }) {
  const t = useTexts(topicTexts);
  const samples = topic.samples.join('；');
  const bad = topic.badAnswers.map(({ question, questions }) => t('badQuestions', { question, count: questions })).join('；');
  return (
    <>
      <div className={styles.name}>
        {topic.name}{' '}
        {topic.badlyRated > 0 && (
          <Tag variant="filled" color="red" title={t('gotBadAnswer', { question: bad })}>
            {t('badlyRated', { count: topic.badlyRated })}
          </Tag>
        )}
      </div>
      {samples !== '' && (
        <div className={styles.samples} title={samples}>
          {samples}
        </div>
      )}
    </>
  );
}
