import { Segmented } from 'antd';
import { useNavigate, useParams } from 'react-router';
import { useTexts } from '../../app/i18n/language';
import RestrictionsPage from '../restrictions/RestrictionsPage';
import RoadsPage from './RoadsPage';
import styles from './roads.module.css';
import { texts } from './texts';

/** What drivers ask about: on which days they may not drive where, and how the roads go. */
export default function TrafficPage() {
  const t = useTexts(texts);
  const navigate = useNavigate();
  const view = useParams<'view'>().view === 'roads' ? 'roads' : 'calendar';
  return (
    <>
      <div className={styles.views}>
        <Segmented
          aria-label={t('views')}
          value={view}
          options={[{ value: 'calendar', label: t('toCalendar') }, { value: 'roads', label: t('title') }]}
          onChange={(chosen) => void navigate(chosen === 'roads' ? '/restrictions/roads' : '/restrictions')}
        />
      </div>
      {view === 'roads' ? <RoadsPage /> : <RestrictionsPage />}
    </>
  );
}
