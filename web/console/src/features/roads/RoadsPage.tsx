import { Alert, Empty, Spin } from 'antd';
import { Suspense, lazy } from 'react';
import type { Road, Roads } from '../../api/types';
import { useLanguage, useTexts } from '../../app/i18n/language';
import { Failure } from '../../app/parts/Failure';
import { Loading } from '../../app/parts/Loading';
import { PageFrame } from '../../app/parts/PageFrame';
import { useNow } from '../../app/time/clock';
import { dateTime } from '../../app/time/format';
import styles from './roads.module.css';
import { texts } from './texts';
import { useRoads } from './useRoads';

const CityMap = lazy(() => import('../../components/map/CityMap'));

/** Worst first. */
const levels = ['closed', 'jam', 'slow', 'smooth', 'unknown'] as const;
/** Older than this, and the department does not answer. */
const stale = 5 * 60_000;

/** Trunk roads, bridges and tunnels with how they go (路况). */
export default function RoadsPage() {
  const t = useTexts(texts);
  const roads = useRoads();
  if (roads.isPending) return <Loading />;
  if (roads.isError) return <Failure error={roads.error} onRetry={() => void roads.refetch()} />;
  return (
    <PageFrame title={t('title')} hint={t('hint')}>
      {roads.data.hasRoads ? (
        <RoadMap roads={roads.data} />
      ) : (
        <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={t('none')}>
          {t('noneHint')}
        </Empty>
      )}
    </PageFrame>
  );
}

function RoadMap({ roads: { map, at, roads } }: { roads: Roads }) {
  const t = useTexts(texts);
  const language = useLanguage();
  const now = useNow(60_000);
  const isStale = at !== null && now - Date.parse(at) > stale;
  return (
    <div className={styles.sides}>
      <div className={styles.map}>
        <Suspense fallback={<Spin />}>
          <CityMap map={map} points={[]} label={t('map')} levels={new Map(roads.map(({ id, level }) => [id, level]))} />
        </Suspense>
      </div>
      <div>
        {at === null && <Alert type="warning" showIcon title={t('silent')} />}
        {isStale && <Alert type="warning" showIcon title={t('stale', { at: dateTime(at, language) })} />}
        {at !== null && !isStale && <p className={styles.age}>{t('asOf', { at: dateTime(at, language) })}</p>}
        {levels.map((level) => (
          <Level key={level} level={level} roads={roads.filter((road) => road.level === level)} />
        ))}
      </div>
    </div>
  );
}

function Level({ level, roads }: { level: Road['level']; roads: readonly Road[] }) {
  const t = useTexts(texts);
  if (roads.length === 0) return null;
  return (
    <section className={styles.level} data-level={level}>
      <h3>{t('count', { level: t(level), count: roads.length })}</h3>
      <ul>
        {roads.map(({ id, name }) => (
          <li key={id}>{name}</li>
        ))}
      </ul>
    </section>
  );
}
