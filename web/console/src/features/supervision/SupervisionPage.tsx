import { DownloadOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useState } from 'react';
import { useTexts } from '../../app/i18n/language';
import { Failure } from '../../app/parts/Failure';
import { Loading } from '../../app/parts/Loading';
import { dayOf } from '../../app/time/format';
import { AskedNow } from './AskedNow';
import { Breaches } from './Breaches';
import { DaysPanel } from './DaysPanel';
import { ExportDialog } from './ExportDialog';
import { HoursPanel } from './HoursPanel';
import { Departments, Officers } from './Queues';
import styles from './supervision.module.css';
import { texts } from './texts';
import { Tiles } from './Tiles';
import { useDays, useDeskNow, useHours } from './useSupervision';

const clock = new Intl.DateTimeFormat('en-GB', { timeZone: 'Asia/Shanghai', hour: '2-digit', minute: '2-digit', second: '2-digit' });

/** How the desk does now and did over hours and days, for leads and supervisors; one screen on a wall (值班总览). */
export default function SupervisionPage() {
  const t = useTexts(texts);
  const desk = useDeskNow();
  const [exporting, setExporting] = useState(false);
  return (
    <div className={styles.page}>
      <div className={styles.head}>
        <h1>{t('title')}</h1>
        {desk.data && <p>{t('updatedAt', { time: clock.format(new Date(desk.data.at)) })}</p>}
        <Button icon={<DownloadOutlined />} disabled={!desk.data} onClick={() => setExporting(true)}>
          {t('export')}
        </Button>
      </div>
      {desk.isPending && <Loading />}
      {desk.isError && <Failure error={desk.error} onRetry={() => void desk.refetch()} />}
      {desk.data && (
        <>
          <Tiles desk={desk.data} />
          <div className={styles.grid}>
            <Departments desk={desk.data} />
            <Officers desk={desk.data} />
            <Breaches desk={desk.data} />
            <AskedNow />
            <Series />
          </div>
        </>
      )}
      {exporting && desk.data && <ExportDialog today={dayOf(desk.data.at)} onClose={() => setExporting(false)} />}
    </div>
  );
}

function Series() {
  const hours = useHours();
  const days = useDays();
  const failed = hours.isError ? hours : days.isError ? days : undefined;
  if (failed?.error) return <Failure error={failed.error} onRetry={() => void failed.refetch()} />;
  return (
    <>
      {hours.data ? <HoursPanel day={hours.data} /> : <Loading />}
      {days.data ? <DaysPanel days={days.data} /> : <Loading />}
    </>
  );
}
