import type { TableColumnsType } from 'antd';
import { useMemo } from 'react';
import type { DayFigures } from '../../api/types';
import { useTexts } from '../../app/i18n/language';
import { ChartPanel } from './ChartPanel';
import { axes, colours } from './chartStyle';
import { offeredOnly, percent, sumOf } from './figures';
import { texts } from './texts';

/** What became of the questions of each day, with what officers wrote and which promises broke. */
export function DaysPanel({ days }: { days: DayFigures[] }) {
  const t = useTexts(texts);
  const option = useMemo(() => {
    const stacked = { type: 'bar', stack: 'questions', barMaxWidth: 18 };
    const line = (name: string, color: string, type: 'solid' | 'dashed' | 'dotted', data: number[]) => ({ name, type: 'line', data, symbol: 'none', lineStyle: { color, type, width: 2 }, itemStyle: { color } });
    const of = (pick: (day: DayFigures) => number) => days.map(pick);
    return {
      ...axes(days.map(({ day }) => day.slice(5).replace('-', '/'))),
      legend: { right: 0, top: 0, itemHeight: 8, itemGap: 8, type: 'plain', selected: { [t('received')]: false, [t('unanswered')]: false } },
      grid: { left: 4, right: 8, top: 46, bottom: 2, containLabel: true },
      series: [
        { ...stacked, name: t('automatic'), data: of(({ figures }) => figures.automatic), itemStyle: { color: colours.main } },
        { ...stacked, name: t('offeredOnly'), data: of(({ figures }) => offeredOnly(figures)), itemStyle: { color: colours.pale } },
        { ...stacked, name: t('handedOver'), data: of(({ figures }) => figures.handedOver), itemStyle: { color: colours.warm } },
        line(t('replied'), colours.good, 'dashed', of(({ figures }) => figures.replied)),
        line(t('breached'), colours.bad, 'solid', of(({ figures }) => figures.breaches)),
        line(t('received'), colours.ink, 'dotted', of(({ figures }) => figures.received)),
        line(t('unanswered'), '#7a4fa3', 'dotted', of(({ figures }) => figures.unanswered)),
      ],
    };
  }, [days, t]);
  const number = (key: 'received' | 'questions' | 'automatic' | 'offered' | 'handedOver' | 'unanswered' | 'replied') => ({ key, title: t(key), align: 'right' as const, render: (_: unknown, { figures }: DayFigures) => figures[key] });
  const columns: TableColumnsType<DayFigures> = [
    { key: 'day', title: t('day'), dataIndex: 'day', width: 96, fixed: 'left' },
    number('received'),
    number('questions'),
    number('automatic'),
    { key: 'share', title: t('shareColumn'), align: 'right', render: (_, { figures }) => percent(figures.share) },
    number('offered'),
    number('handedOver'),
    number('unanswered'),
    number('replied'),
    { key: 'breaches', title: t('breached'), align: 'right', render: (_, { figures }) => figures.breaches },
  ];
  const [questions, automatic, handedOver, breaches] = [sumOf(days, 'questions'), sumOf(days, 'automatic'), sumOf(days, 'handedOver'), sumOf(days, 'breaches')];
  return <ChartPanel title={t('days')} summary={t('daysSummary', { questions, automatic, handedOver, breaches })} option={option} rows={[...days].reverse()} rowKey="day" columns={columns} />;
}
