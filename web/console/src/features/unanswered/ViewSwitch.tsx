import { Segmented } from 'antd';
import { useSearchParams } from 'react-router';
import { useTexts } from '../../app/i18n/language';
import { topicTexts } from './topicTexts';

export type View = 'questions' | 'topics';

/** Between single questions and topics; filters and order belong to one of them and are left behind. */
export function ViewSwitch({ view }: { view: View }) {
  const t = useTexts(topicTexts);
  const [, setParameters] = useSearchParams();
  return (
    <Segmented<View>
      aria-label={t('views')}
      value={view}
      onChange={(next) => setParameters(next === 'topics' ? { view: next } : {})}
      options={[
        { value: 'questions', label: t('byQuestion') },
        { value: 'topics', label: t('byTopic') },
      ]}
    />
  );
}
