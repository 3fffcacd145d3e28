import { Segmented, Table, type TableColumnsType } from 'antd';
import type { EChartsCoreOption } from 'echarts/core';
import { lazy, type ReactNode, Suspense, useState } from 'react';
import { useTexts } from '../../app/i18n/language';
import { Loading } from '../../app/parts/Loading';
import { Panel } from './Panel';
import styles from './supervision.module.css';
import { texts } from './texts';

// The library of charts is fetched when the numbers are already on screen.
const Chart = lazy(() => import('./Chart'));

interface ChartPanelProps<Row extends object> {
  title: string;
  summary: string;
  option: EChartsCoreOption;
  rows: Row[];
  rowKey: keyof Row & string;
  columns: TableColumnsType<Row>;
  tools?: ReactNode;
}

/** Numbers over time as a chart, or as the table behind it. */
export function ChartPanel<Row extends object>({ title, summary, option, rows, rowKey, columns, tools }: ChartPanelProps<Row>) {
  const t = useTexts(texts);
  const [view, setView] = useState<'chart' | 'table'>('chart');
  const views = [
    { value: 'chart' as const, label: t('chart') },
    { value: 'table' as const, label: t('table') },
  ];
  return (
    <Panel
      title={title}
      hint={summary}
      tools={
        <>
          {tools}
          <Segmented size="small" aria-label={`${title} ${t('view')}`} options={views} value={view} onChange={setView} />
        </>
      }
    >
      {view === 'chart' ? (
        <Suspense fallback={<Loading />}>
          <Chart option={option} label={`${title}。${summary}`} />
        </Suspense>
      ) : (
        <div className={styles.scroll} tabIndex={0}>
          <Table<Row> size="small" rowKey={rowKey} columns={columns} dataSource={rows} pagination={false} sticky />
        </div>
      )}
    </Panel>
  );
}
