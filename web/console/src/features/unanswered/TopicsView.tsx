import { DownOutlined, ReloadOutlined, RightOutlined } from '@ant-design/icons';
import { App, Button, Select } from 'antd';
import { lazy, Suspense, useState } from 'react';
import { problemText } from '../../api/problem';
import type { Topic, TopicState } from '../../api/types';
import { useLanguage, useTexts } from '../../app/i18n/language';
import { ListTable } from '../../app/parts/ListTable';
import { PageFrame } from '../../app/parts/PageFrame';
import { SearchBox } from '../../app/parts/SearchBox';
import { type ListParameters, useListParameters } from '../../app/parts/useListParameters';
import { dateTime } from '../../app/time/format';
import { useDepartments } from '../knowledge/useAnswers';
import { texts } from './texts';
import { TopicQuestions } from './TopicQuestions';
import styles from './topics.module.css';
import { topicTexts } from './topicTexts';
import { useAssignTopic, useDraftTopic, useRefreshTopics, useTopics } from './useTopics';
import { useTopicColumns } from './useTopicColumns';
import { ViewSwitch } from './ViewSwitch';

const AnswerEditor = lazy(() => import('../knowledge/AnswerEditor').then((module) => ({ default: module.AnswerEditor })));

const periods = [7, 30, 90];
const states: readonly TopicState[] = ['open', 'drafted', 'answered'];

/** What citizens ask about, by matter: how often, since when, whose it is, and an answer with one click. */
export function TopicsView() {
  const t = useTexts(topicTexts);
  const title = useTexts(texts)('title');
  const language = useLanguage();
  const { message } = App.useApp();
  const list = useListParameters('-count');
  const days = periods.find((period) => String(period) === list.filter('days')) ?? 30;
  const filters = { query: list.filter('query'), department: list.filter('department'), state: states.find((state) => state === list.filter('state')) };
  const topics = useTopics({ ...filters, days, page: list.page, size: list.size, sort: list.sort });
  const departments = useDepartments().data ?? [];
  const assign = useAssignTopic();
  const draft = useDraftTopic();
  const [writing, setWriting] = useState<string>();
  const failed = (error: unknown) => void message.error(problemText(error));

  const columns = useTopicColumns({
    departments,
    days,
    drafting: draft.isPending ? draft.variables : undefined,
    onAssign: (topic, department) => assign.mutate({ id: topic.id, department }, { onSuccess: () => void message.success(t('assigned')), onError: failed }),
    onChangeAnswer: setWriting,
    onDraft: (topic) => (topic.state !== 'open' && topic.answerId != null ? setWriting(topic.answerId) : draft.mutate(topic.id, { onSuccess: (drafted) => setWriting((open) => open ?? drafted), onError: failed })),
  });

  const minedAt = topics.data?.minedAt;
  return (
    <PageFrame
      title={title}
      hint={t('hint')}
      actions={
        <>
          {minedAt != null && <span className={styles.minedAt}>{t('minedAt', { at: dateTime(minedAt, language) })}</span>}
          <RefreshButton onFailed={failed} />
        </>
      }
      tools={
        <>
          <ViewSwitch view="topics" />
          <Filters list={list} days={days} />
        </>
      }
    >
      <ListTable
        query={topics}
        list={list}
        columns={columns}
        rowKey="id"
        filtered={Object.values(filters).some((value) => value !== undefined)}
        expandable={{
          expandedRowRender: (topic: Topic) => <TopicQuestions topic={topic} days={days} />,
          expandIcon: ({ expanded, record, onExpand }) => (
            <Button
              size="small"
              type="text"
              icon={expanded ? <DownOutlined /> : <RightOutlined />}
              aria-expanded={expanded}
              aria-label={t(expanded ? 'collapse' : 'expand', { name: record.name })}
              onClick={(event) => onExpand(record, event)}
            />
          ),
        }}
      />
      {writing !== undefined && (
        <Suspense>
          <AnswerEditor key={writing} id={writing} onClose={() => setWriting(undefined)} onSaved={() => void topics.refetch()} />
        </Suspense>
      )}
    </PageFrame>
  );
}

function RefreshButton({ onFailed }: { onFailed: (error: unknown) => void }) {
  const t = useTexts(topicTexts);
  const { message } = App.useApp();
  const refresh = useRefreshTopics();
  return (
    <Button icon={<ReloadOutlined />} loading={refresh.isPending} onClick={() => refresh.mutate(undefined, { onSuccess: () => void message.info(t('refreshing')), onError: onFailed })}>
      {t('refresh')}
    </Button>
  );
}

function Filters({ list, days }: { list: ListParameters; days: number }) {
  const t = useTexts(topicTexts);
  const departments = useDepartments().data ?? [];
  return (
    <>
      <SearchBox value={list.filter('query')} placeholder={t('search')} onSearch={(query) => list.change({ query })} />
      <Select
        style={{ width: 120 }}
        aria-label={t('period')}
        value={days}
        onChange={(period: number) => list.change({ days: period })}
        options={periods.map((period) => ({ value: period, label: t('lastDays', { days: period }) }))}
      />
      <Select
        allowClear
        style={{ width: 120 }}
        placeholder={t('anyState')}
        aria-label={t('state')}
        value={list.filter('state')}
        onChange={(state?: string) => list.change({ state })}
        options={states.map((state) => ({ value: state, label: t(state) }))}
      />
      <Select
        allowClear
        showSearch={{ optionFilterProp: 'label' }}
        style={{ width: 180 }}
        placeholder={t('anyDepartment')}
        aria-label={t('department')}
        value={list.filter('department')}
        onChange={(department?: string) => list.change({ department })}
        options={departments.map(({ key, name }) => ({ value: key, label: name }))}
      />
    </>
  );
}
