import { DownloadOutlined } from '@ant-design/icons';
import { Button, Table } from 'antd';
import type { ImportProgress } from '../../api/types';
import { useTexts } from '../../app/i18n/language';
import { saveRows } from '../../app/parts/saveFile';
import styles from './knowledge.module.css';
import { texts } from './texts';

/** What an import did or would do, and every bad row with its line. */
export function ImportReport({ progress }: { progress: ImportProgress }) {
  const t = useTexts(texts);
  const save = () => saveRows([[t('line'), t('column'), t('message')], ...progress.errors.map(({ line, column, message }) => [line, column, message])], 'import-mistakes.csv');
  return (
    <>
      <dl className={styles.figures}>
        {(['added', 'changed', 'unchanged', 'toReview'] as const).map((name) => (
          <div key={name}>
            <dt>{t(name)}</dt>
            <dd>{progress[name]}</dd>
          </div>
        ))}
        <div>
          <dt>{t('mistakes')}</dt>
          <dd>{progress.errors.length}</dd>
        </div>
      </dl>
      {progress.errors.length > 0 && (
        <>
          <div className={styles.mistakesHead}>
            <strong>{t('mistakes')}</strong>
            <Button size="small" icon={<DownloadOutlined />} onClick={save}>
              {t('saveMistakes')}
            </Button>
          </div>
          <Table
            size="small"
            rowKey={(error) => `${error.line}/${error.column}/${error.message}`}
            dataSource={progress.errors}
            pagination={{ pageSize: 10, showSizeChanger: false, showTotal: (count) => t('total', { count }) }}
            showSorterTooltip={false}
            columns={[
              { key: 'line', title: t('line'), dataIndex: 'line', width: 70, align: 'right', sorter: (a, b) => a.line - b.line },
              { key: 'column', title: t('column'), dataIndex: 'column', width: 130, sorter: (a, b) => a.column.localeCompare(b.column) },
              { key: 'message', title: t('message'), dataIndex: 'message' },
            ]}
          />
        </>
      )}
    </>
  );
}
