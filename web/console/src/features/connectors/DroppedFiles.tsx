import { UploadOutlined } from '@ant-design/icons';
import { Alert, App, Button, Table, type TableColumnsType, Tag, Typography, Upload } from 'antd';
import { problemText } from '../../api/problem';
import type { Connector, DroppedFile } from '../../api/types';
import { useLanguage, useTexts } from '../../app/i18n/language';
import { dateTime } from '../../app/time/format';
import { useMay } from '../session/useSession';
import { texts } from './texts';
import { useDropUpload } from './useConnectors';

/** The tables a department drops instead of being asked: which answers, how old it is, what could not be read (文件投递). */
export function DroppedFiles({ connector }: { connector: Connector }) {
  const columns = useColumns(connector.key);
  return (
    <Table<DroppedFile>
      rowKey="operation"
      size="small"
      columns={columns}
      dataSource={connector.files}
      pagination={false}
      expandable={{ expandedRowRender: (file) => <Faults file={file} />, rowExpandable: (file) => (file.last?.faults.length ?? 0) > 0 }}
    />
  );
}

function useColumns(connector: string): TableColumnsType<DroppedFile> {
  const t = useTexts(texts);
  const language = useLanguage();
  return [
    {
      key: 'file',
      title: t('file'),
      render: (_, file) => (
        <>
          {file.title ?? file.operation} <code>{file.file}</code>
        </>
      ),
    },
    {
      key: 'fileAt',
      title: t('fileAt'),
      width: 150,
      render: (_, { fileAt, isOld }) => (
        <>
          {fileAt === null ? t('noFile') : dateTime(fileAt, language)} {isOld && <Tag color="orange">{t('tooOld')}</Tag>}
        </>
      ),
    },
    { key: 'rows', title: t('rows'), width: 80, align: 'right', render: (_, { rows }) => rows.toLocaleString() },
    { key: 'badRows', title: t('badRows'), width: 70, align: 'right', render: (_, { badRows }) => badRows.toLocaleString() },
    { key: 'last', title: t('lastRead'), width: 200, render: (_, file) => <LastRead file={file} /> },
    { key: 'upload', title: '', width: 110, render: (_, file) => <UploadButton connector={connector} operation={file.operation} /> },
  ];
}

function LastRead({ file: { last } }: { file: DroppedFile }) {
  const t = useTexts(texts);
  const language = useLanguage();
  if (last === null) return <>{t('never')}</>;
  return (
    <>
      {dateTime(last.at, language)} <Tag color={last.isTaken ? 'green' : 'red'}>{t(last.isTaken ? 'taken' : 'notTaken')}</Tag>
      {last.why !== null && (
        <Typography.Text type="secondary" style={{ display: 'block' }}>
          {last.why}
        </Typography.Text>
      )}
    </>
  );
}

function Faults({ file }: { file: DroppedFile }) {
  const t = useTexts(texts);
  return (
    <>
      <strong>{t('faults')}</strong>
      <ul>
        {file.last?.faults.map(({ line, column, why }) => (
          <li key={`${line}/${column}`}>
            {t('faultLine', { line })} {column} {why}
          </li>
        ))}
      </ul>
    </>
  );
}

function UploadButton({ connector, operation }: { connector: string; operation: string }) {
  const t = useTexts(texts);
  const { message } = App.useApp();
  const mayUpload = useMay('editAccounts');
  const upload = useDropUpload(connector, operation);
  if (!mayUpload) return null;
  const send = (file: File) =>
    upload.mutate(file, {
      onSuccess: (report) => {
        if (report.isTaken) void message.success(t('uploaded', { rows: report.rows }));
        else void message.error(`${t('notTaken')}：${report.why ?? ''}`);
      },
    });
  return (
    <>
      <Upload
        accept=".csv,text/csv"
        showUploadList={false}
        beforeUpload={(file) => {
          send(file);
          return false;
        }}
      >
        <Button size="small" icon={<UploadOutlined />} loading={upload.isPending}>
          {upload.isPending ? t('uploading', { part: Math.round(upload.part * 100) }) : t('upload')}
        </Button>
      </Upload>
      {upload.isError && <Alert type="error" title={problemText(upload.error)} />}
    </>
  );
}
