import { Modal, Spin } from 'antd';
import { Suspense, lazy } from 'react';
import type { MessageView } from '../../api/types';
import { useTexts } from '../../app/i18n/language';
import { useAgencyMap } from '../../components/map/useAgencyMap';
import styles from './bubble.module.css';
import { texts } from './texts';

// Leaflet is loaded when somebody looks at a map.
const CityMap = lazy(() => import('../../components/map/CityMap'));

interface LocationDialogProps {
  place: NonNullable<MessageView['location']>;
  label: string;
  onClose: () => void;
}

/** A place a citizen sent, on the agency's own map; another map service only when the officer asks for it. */
export function LocationDialog({ place, label, onClose }: LocationDialogProps) {
  const t = useTexts(texts);
  const map = useAgencyMap();
  const elsewhere = `https://uri.amap.com/marker?position=${place.longitude},${place.latitude}&name=${encodeURIComponent(label)}&coordinate=gaode`;
  return (
    <Modal open title={label} width={760} footer={null} onCancel={onClose}>
      <div className={styles.map}>
        {map.data ? (
          <Suspense fallback={<Spin />}>
            <CityMap map={map.data} points={[{ key: 'place', latitude: place.latitude, longitude: place.longitude, label }]} label={t('mapOf', { label })} />
          </Suspense>
        ) : (
          <span className={styles.placeholder}>{map.isError ? t('mapFailed') : <Spin />}</span>
        )}
      </div>
      <p className={styles.mapFoot}>
        <span>
          {place.latitude.toFixed(5)}, {place.longitude.toFixed(5)} (GCJ-02)
        </span>
        <a href={elsewhere} target="_blank" rel="noreferrer">
          {t('map')}
        </a>
      </p>
    </Modal>
  );
}
