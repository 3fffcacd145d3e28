import { Card, Table, type TableColumnsType } from 'antd';
import type { HoursDraft, PromiseExample, PromiseRule } from '../../api/types';
import { useLanguage, useTexts } from '../../app/i18n/language';
import { Failure } from '../../app/parts/Failure';
import { weekdayTime } from '../../app/time/format';
import { useDepartments } from '../knowledge/useAnswers';
import { settingsTexts } from './settings.texts';
import styles from './settings.module.css';
import { usePromiseExamples } from './usePromiseSettings';

interface ExamplesCardProps {
  /** Undefined while the form has mistakes. */
  hours: HoursDraft | undefined;
  rules: PromiseRule[] | undefined;
}

/** What hours and promises mean, worked out by the server. */
export function ExamplesCard({ hours, rules }: ExamplesCardProps) {
  const t = useTexts(settingsTexts);
  const examples = usePromiseExamples(hours, rules);
  const faulty = hours === undefined || rules === undefined;
  return (
    <Card size="small" title={t('examples')} className={styles.card}>
      <p className={styles.hint}>{t('examplesHint')}</p>
      {faulty && <p>{t('examplesFaulty')}</p>}
      {!faulty && examples.isError && <Failure error={examples.error} onRetry={() => void examples.refetch()} />}
      {!faulty && examples.data && <Examples examples={examples.data} />}
    </Card>
  );
}

function Examples({ examples }: { examples: readonly PromiseExample[] }) {
  const t = useTexts(settingsTexts);
  const language = useLanguage();
  const departments = useDepartments().data ?? [];
  const moment = (at: string) => weekdayTime(at, language);
  const columns: TableColumnsType<PromiseExample> = [
    {
      key: 'at',
      title: t('arrives'),
      width: 230,
      render: (_, example) => (
        <>
          <div>{t(`example_${example.kind}`)}</div>
          <div className={styles.hint}>
            {moment(example.at)} · {example.isOpen ? t('openThen') : t('shutThen', { time: moment(example.nextOpening) })}
          </div>
        </>
      ),
    },
    ...(examples[0]?.due ?? []).map((rule, index) => ({
      key: `rule-${index}`,
      title: (
        <>
          {rule.name}
          <div className={styles.hint}>{rule.department == null ? t('allOthers') : (departments.find(({ key }) => key === rule.department)?.name ?? rule.department)}</div>
        </>
      ),
      width: 210,
      render: (_: unknown, example: PromiseExample) => <Due due={example.due[index]} />,
    })),
  ];
  return <Table<PromiseExample> size="small" rowKey="kind" columns={columns} dataSource={[...examples]} pagination={false} scroll={{ x: 'max-content' }} />;
}

function Due({ due }: { due: PromiseExample['due'][number] | undefined }) {
  const t = useTexts(settingsTexts);
  const language = useLanguage();
  if (!due) return null;
  return (
    <>
      <div className={styles.due}>{t('dueBy', { time: weekdayTime(due.dueAt, language) })}</div>
      <div className={styles.hint}>
        {[due.warnAt == null ? undefined : t('warnedAt', { time: weekdayTime(due.warnAt, language) }), due.escalateAt == null ? undefined : t('escalatedAt', { time: weekdayTime(due.escalateAt, language) })]
          .filter((part) => part !== undefined)
          .join(' · ')}
      </div>
    </>
  );
}
