import { DownloadOutlined } from '@ant-design/icons';
import { App, Button, Select } from 'antd';
import { lazy, Suspense, useState } from 'react';
import { problemText } from '../../api/problem';
import type { AnswerDraft, Unanswered } from '../../api/types';
import { useLanguage, useTexts } from '../../app/i18n/language';
import { ListTable } from '../../app/parts/ListTable';
import { PageFrame } from '../../app/parts/PageFrame';
import { saveRows } from '../../app/parts/saveFile';
import { SearchBox } from '../../app/parts/SearchBox';
import { dateTime } from '../../app/time/format';
import { useListParameters } from '../../app/parts/useListParameters';
import { texts } from './texts';
import { type Mark, useDismiss, useUnanswered } from './useUnanswered';
import { useUnansweredColumns } from './useUnansweredColumns';
import { ViewSwitch } from './ViewSwitch';

const AnswerEditor = lazy(() => import('../knowledge/AnswerEditor').then((module) => ({ default: module.AnswerEditor })));

/** A question being turned into an answer of its own, or one there is being changed for it. */
interface Making {
  question: Unanswered;
  answerId: string | undefined;
  start: Partial<AnswerDraft>;
}

const marks: readonly Mark[] = ['unanswered', 'badlyRated'];

/** Unanswered and badly rated questions one by one. */
export function QuestionsView() {
  const t = useTexts(texts);
  const { message } = App.useApp();
  const list = useListParameters('-count');
  const query = list.filter('query');
  const mark = marks.find((known) => known === list.filter('mark'));
  const unanswered = useUnanswered({ query, mark, page: list.page, size: list.size, sort: list.sort });
  const dismiss = useDismiss();
  const [making, setMaking] = useState<Making>();

  const columns = useUnansweredColumns({
    onMake: (question) => setMaking({ question, answerId: undefined, start: { question: question.text } }),
    onAddPhrasing: (question, answerId) => setMaking({ question, answerId, start: { phrasings: [question.text] } }),
    onChangeAnswer: (question, answerId) => setMaking({ question, answerId, start: {} }),
    onDismiss: (question) =>
      dismiss.mutateAsync(question.id).then(
        () => void message.success(t('dismissed')),
        (error: unknown) => void message.error(problemText(error)),
      ),
  });
  const saved = (question: Unanswered) =>
    dismiss.mutate(question.id, {
      onSuccess: () => void message.success(t('handled')),
      onError: (error) => void message.error(problemText(error)),
    });

  return (
    <PageFrame
      title={t('title')}
      hint={t('hint')}
      actions={<ExportPage items={unanswered.data?.items ?? []} />}
      tools={
        <>
          <ViewSwitch view="questions" />
          <SearchBox value={query} placeholder={t('search')} onSearch={(text) => list.change({ query: text })} />
          <Select
            allowClear
            style={{ width: 168 }}
            placeholder={t('anyMark')}
            aria-label={t('mark')}
            value={mark}
            onChange={(chosen?: Mark) => list.change({ mark: chosen })}
            options={marks.map((value) => ({ value, label: t(value) }))}
          />
        </>
      }
    >
      <ListTable query={unanswered} list={list} columns={columns} rowKey="id" filtered={query !== undefined || mark !== undefined} />
      {making && (
        <Suspense>
          <AnswerEditor id={making.answerId} start={making.start} onClose={() => setMaking(undefined)} onSaved={() => saved(making.question)} />
        </Suspense>
      )}
    </PageFrame>
  );
}

function ExportPage({ items }: { items: readonly Unanswered[] }) {
  const t = useTexts(texts);
  const language = useLanguage();
  const save = () => {
    const head = [t('text'), t('count'), t('firstAt'), t('lastAt'), t('account'), t('suggestion'), t('badlyRated'), t('badAnswer')];
    const rows = items.map((item) => [
      item.text,
      item.count,
      dateTime(item.firstAt, language),
      dateTime(item.lastAt, language),
      item.accountName,
      item.suggestion?.question ?? '',
      item.badlyRated,
      item.badAnswer?.question ?? '',
    ]);
    saveRows([head, ...rows], 'unanswered.csv');
  };
  return (
    <Button icon={<DownloadOutlined />} disabled={items.length === 0} onClick={save}>
      {t('export')}
    </Button>
  );
}
