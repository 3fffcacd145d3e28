import { Button, Progress, Select, type TableColumnsType, Tag } from 'antd';
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
}

const colours = { open: 'orange', drafted: 'gold', answered: 'green' } as const;

export function useTopicColumns({ departments, days, drafting, onAssign, onDraft }: TopicActions): TableColumnsType<Topic> {
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
      width: 132,
      fixed: 'right',
      render: (_, topic) =>
        (mayEdit || topic.answerId != null) && (
          <Button size="small" type="primary" ghost={topic.state !== 'open'} loading={drafting === topic.id} aria-label={`${t(actionOf(topic))} ${topic.name}`} onClick={() => onDraft(topic)}>
            {t(actionOf(topic))}
          </Button>
        ),
    },
  ];
}

function actionOf({ state }: Topic): 'draft' | 'openDraft' | 'openAnswer' {
  if (state === 'open') return 'draft';
  return state === 'drafted' ? 'openDraft' : 'openAnswer';
}

function Name({ topic }: { topic: Topic }) {
  const samples = topic.samples.join('；');
  return (
    <>
      <div className={styles.name}>{topic.name}</div>
      {samples !== '' && (
        <div className={styles.samples} title={samples}>
          {samples}
        </div>
      )}
    </>
  );
}
