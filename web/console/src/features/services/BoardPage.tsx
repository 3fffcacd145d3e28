import { Empty, Spin, Tag } from 'antd';
import { Suspense, lazy, useState } from 'react';
import { Navigate, useNavigate, useParams } from 'react-router';
import type { BoardItem } from '../../api/types';
import { useLanguage, useTexts } from '../../app/i18n/language';
import { Failure } from '../../app/parts/Failure';
import { Loading } from '../../app/parts/Loading';
import { PageFrame } from '../../app/parts/PageFrame';
import { dateTime } from '../../app/time/format';
import { useAgencyMap } from '../../components/map/useAgencyMap';
import styles from './board.module.css';
import { boardTexts } from './board.texts';
import { BoardReport } from './BoardReport';
import { useBoard } from './useBoard';

const CityMap = lazy(() => import('../../components/map/CityMap'));

/** What citizens report from the street, for those who decide (指挥看板): list, map, pictures, and words to both parties. */
export default function BoardPage() {
  const t = useTexts(boardTexts);
  const board = useBoard();
  const { report } = useParams();
  if (board.isPending) return <Loading />;
  if (board.isError && !board.data) return <Failure error={board.error} onRetry={() => void board.refetch()} />;
  const [first] = board.data;
  // What is looked at stands in the address: the list moves every few seconds, the report in hand does not.
  if (report === undefined && first) return <Navigate to={addressOf(first.run.id)} replace />;
  return (
    <PageFrame title={t('title')} hint={t('hint')}>
      {board.isError && <Failure error={board.error} onRetry={() => void board.refetch()} />}
      {report === undefined ? <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={t('none')} /> : <Board items={board.data} chosen={report} />}
    </PageFrame>
  );
}

function addressOf(report: string): string {
  return `/board/${report}`;
}

function Board({ items, chosen }: { items: readonly BoardItem[]; chosen: string }) {
  const t = useTexts(boardTexts);
  const navigate = useNavigate();
  const choose = (id: string) => void navigate(addressOf(id), { replace: true });
  const listed = items.find(({ run }) => run.id === chosen);
  const [seen, setSeen] = useState(listed);
  if (listed && listed !== seen) setSeen(listed);
  // A report that left the list stays as it was last seen, with whatever is being written about it.
  const item = listed ?? (seen?.run.id === chosen ? seen : undefined);
  return (
    <div className={styles.board}>
      <Reports items={items} chosen={chosen} onChoose={choose} />
      <ReportMap items={items} chosen={chosen} onChoose={choose} />
      {item ? (
        <BoardReport key={chosen} item={item} isListed={listed !== undefined} status={<Status item={item} />} />
      ) : (
        <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={t('left')} />
      )}
    </div>
  );
}

interface ChoiceProps {
  items: readonly BoardItem[];
  chosen: string;
  onChoose: (id: string) => void;
}

function Reports({ items, chosen, onChoose }: ChoiceProps) {
  const t = useTexts(boardTexts);
  const language = useLanguage();
  return (
    <ul className={styles.list} aria-label={t('list')}>
      {items.map((item) => (
        <li key={item.run.id}>
          <button type="button" aria-current={item.run.id === chosen} onClick={() => onChoose(item.run.id)}>
            <strong>{item.run.title}</strong>
            <Status item={item} />
            <span>{item.run.place ?? t('noPlace')}</span>
            <small>{dateTime(item.run.changedAt, language)}</small>
          </button>
        </li>
      ))}
    </ul>
  );
}

function Status({ item }: { item: BoardItem }) {
  const t = useTexts(boardTexts);
  if (item.isWaiting) return <Tag>{t('waitingOther')}</Tag>;
  return item.run.decision === 'guided' ? <Tag color="blue">{t('guided')}</Tag> : <Tag color="gold">{t('ready')}</Tag>;
}

function ReportMap({ items, chosen, onChoose }: ChoiceProps) {
  const t = useTexts(boardTexts);
  const map = useAgencyMap();
  const points = items.flatMap(({ run, latitude, longitude, isWaiting }) =>
    latitude == null || longitude == null ? [] : [{ key: run.id, latitude, longitude, label: run.place ?? run.title, tone: isWaiting ? ('normal' as const) : ('warning' as const) }],
  );
  return (
    <div className={styles.map}>
      {map.data && (
        <Suspense fallback={<Spin />}>
          <CityMap map={map.data} points={points} label={t('map')} selected={chosen} onSelect={onChoose} />
        </Suspense>
      )}
    </div>
  );
}
