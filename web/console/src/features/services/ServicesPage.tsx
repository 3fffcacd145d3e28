import { Empty } from 'antd';
import { useSearchParams } from 'react-router';
import type { ServiceItem } from '../../api/types';
import { useLanguage, useTexts } from '../../app/i18n/language';
import { Failure } from '../../app/parts/Failure';
import { Loading } from '../../app/parts/Loading';
import { PageFrame } from '../../app/parts/PageFrame';
import { useDepartmentName } from '../conversations/useQueues';
import { ChatPreview } from './ChatPreview';
import { ServiceDetail } from './ServiceDetail';
import { ServiceEditor } from './ServiceEditor';
import styles from './services.module.css';
import { serviceTexts } from './texts';
import { useServices } from './useServices';

/** What citizens can do in the chat, as it is written down and as they see it (服务事项). */
export default function ServicesPage() {
  const t = useTexts(serviceTexts);
  const services = useServices();
  const [parameters, setParameters] = useSearchParams();
  if (services.isPending) return <Loading />;
  if (services.isError && !services.data) return <Failure error={services.error} onRetry={() => void services.refetch()} />;
  const chosen = services.data.find(({ key }) => key === parameters.get('service')) ?? services.data[0];
  if (!chosen) {
    return (
      <PageFrame title={t('services')}>
        <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={t('none')}>
          {t('noneHint')}
        </Empty>
      </PageFrame>
    );
  }
  if (parameters.has('edit')) return <ServiceEditor key={chosen.key} service={chosen} onClose={() => setParameters({ service: chosen.key })} />;
  return (
    <PageFrame title={t('services')} hint={t('servicesHint')}>
      <div className={styles.sides}>
        <nav className={styles.list} aria-label={t('services')}>
          {services.data.map((service) => (
            <Entry key={service.key} service={service} isChosen={service === chosen} onChoose={() => setParameters({ service: service.key }, { replace: true })} />
          ))}
        </nav>
        <ServiceDetail service={chosen} onEdit={() => setParameters({ service: chosen.key, edit: '' })} />
        <ChatPreview key={chosen.key} service={chosen} />
      </div>
    </PageFrame>
  );
}

function Entry({ service, isChosen, onChoose }: { service: ServiceItem; isChosen: boolean; onChoose: () => void }) {
  const t = useTexts(serviceTexts);
  const language = useLanguage();
  const department = useDepartmentName(service.department);
  return (
    <button type="button" aria-current={isChosen} className={isChosen ? styles.chosen : undefined} onClick={onChoose}>
      <strong>{language === 'en' && service.englishTitle !== null ? service.englishTitle : service.title}</strong>
      <small>
        {department ?? t('wholeAgency')} · {t('version', { version: service.version })}
      </small>
    </button>
  );
}
