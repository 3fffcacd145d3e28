import { App, Button, Checkbox, DatePicker, Form, Modal, Segmented } from 'antd';
import dayjs from 'dayjs';
import { useState } from 'react';
import { problemText } from '../../api/problem';
import { useLanguage, useTexts } from '../../app/i18n/language';
import { saveFile } from '../../app/parts/saveFile';
import { texts } from './texts';
import { exportAddress } from './useSupervision';

const usualDays = 30;

/** The figures of a period as a file. */
export function ExportDialog({ today: day, onClose }: { today: string; onClose: () => void }) {
  const t = useTexts(texts);
  const language = useLanguage();
  const { message } = App.useApp();
  const today = dayjs(day);
  const [period, setPeriod] = useState({ from: today.subtract(usualDays - 1, 'day').format('YYYY-MM-DD'), to: today.format('YYYY-MM-DD') });
  const [by, setBy] = useState<'day' | 'hour'>('day');
  const [departments, setDepartments] = useState(false);
  const save = (kind: 'csv' | 'xlsx') => () =>
    void saveFile(exportAddress(kind, { ...period, by, departments, language }), `figures.${kind}`).then(onClose, (error: unknown) => void message.error(problemText(error)));
  return (
    <Modal
      open
      title={t('exportTitle')}
      width={440}
      onCancel={onClose}
      footer={
        <>
          <Button onClick={save('csv')}>{t('exportCsv')}</Button>
          <Button type="primary" onClick={save('xlsx')}>
            {t('exportXlsx')}
          </Button>
        </>
      }
    >
      <Form layout="vertical">
        <Form.Item label={t('period')} htmlFor="figures-period" extra={t('exportHint')}>
          <DatePicker.RangePicker
            id={{ start: 'figures-period', end: 'figures-period-end' }}
            style={{ width: '100%' }}
            allowClear={false}
            maxDate={today}
            value={[dayjs(period.from), dayjs(period.to)]}
            onChange={(days) => days?.[0] && days[1] && setPeriod({ from: days[0].format('YYYY-MM-DD'), to: days[1].format('YYYY-MM-DD') })}
          />
        </Form.Item>
        <Form.Item label={t('by')}>
          <Segmented
            aria-label={t('by')}
            value={by}
            onChange={setBy}
            options={[
              { value: 'day' as const, label: t('byDay') },
              { value: 'hour' as const, label: t('byHour') },
            ]}
          />
        </Form.Item>
        <Checkbox checked={departments} onChange={(event) => setDepartments(event.target.checked)}>
          {t('split')}
        </Checkbox>
      </Form>
    </Modal>
  );
}
