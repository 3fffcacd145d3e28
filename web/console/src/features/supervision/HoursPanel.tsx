import { Select, type TableColumnsType } from 'antd';
import { useMemo, useState } from 'react';
import type { HoursOfDay } from '../../api/types';
import { useLanguage, useTexts } from '../../app/i18n/language';
import { axes, colours } from './chartStyle';
import { ChartPanel } from './ChartPanel';
import { type Metric, metrics, seriesOf, sumSoFar } from './figures';
import { texts } from './texts';

interface Row {
  hour: string;
  today: number | null;
  usual: number | null;
}

/** One figure over the hours of today, beside what is usual on this weekday. */
export function HoursPanel({ day }: { day: HoursOfDay }) {
  const t = useTexts(texts);
  const language = useLanguage();
  const [metric, setMetric] = useState<Metric>('received');
  const nameOf = (each: Metric) => t(each === 'breaches' ? 'breached' : each);
  const { today, usual } = useMemo(() => seriesOf(day, metric), [day, metric]);
  const sums = sumSoFar(day, metric);
  const rows = day.hours.map(({ hour }, index): Row => ({ hour: `${String(hour).padStart(2, '0')}:00`, today: today[index] ?? null, usual: usual[index] ?? null }));
  const weekday = new Intl.DateTimeFormat(language === 'zh' ? 'zh-CN' : 'en-GB', { weekday: 'long', timeZone: 'UTC' }).format(new Date(day.day));
  const [todayName, usualName] = [t('today'), t('usual')];
  const option = useMemo(
    () => ({
      ...axes(day.hours.map(({ hour }) => String(hour))),
      legend: { data: [todayName, usualName], right: 0, top: 0, itemHeight: 8 },
      series: [
        { name: todayName, type: 'bar', data: today, itemStyle: { color: colours.main }, barMaxWidth: 18 },
        { name: usualName, type: 'line', data: usual, symbol: 'none', lineStyle: { color: colours.warm, type: 'dashed', width: 2 }, itemStyle: { color: colours.warm } },
      ],
    }),
    [day, today, usual, todayName, usualName],
  );
  const columns: TableColumnsType<Row> = [
    { key: 'hour', title: t('hour'), dataIndex: 'hour' },
    { key: 'today', title: todayName, align: 'right', render: (_, row) => row.today ?? '–' },
    { key: 'usual', title: usualName, align: 'right', render: (_, row) => row.usual ?? '–' },
  ];
  const summary = sums.usual === undefined ? t('hoursSummaryAlone', { metric: nameOf(metric), today: sums.today }) : t('hoursSummary', { metric: nameOf(metric), today: sums.today, usual: sums.usual });
  return (
    <ChartPanel
      title={t('hours')}
      summary={summary}
      option={option}
      rows={rows}
      rowKey="hour"
      columns={columns}
      tools={
        <Select
          size="small"
          style={{ width: language === 'zh' ? 96 : 140 }}
          aria-label={t('metric')}
          title={t('usualHint', { weekday })}
          value={metric}
          onChange={setMetric}
          options={metrics.map((each) => ({ value: each, label: nameOf(each) }))}
        />
      }
    />
  );
}
