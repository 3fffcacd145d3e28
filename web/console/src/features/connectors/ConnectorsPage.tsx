import { Empty, Table, type TableColumnsType, Tag, Tooltip, Typography } from 'antd';
import type { Connector } from '../../api/types';
import { useLanguage, useTexts } from '../../app/i18n/language';
import { PageFrame } from '../../app/parts/PageFrame';
import { dateTime } from '../../app/time/format';
import { DroppedFiles } from './DroppedFiles';
import { texts } from './texts';
import { useConnectors } from './useConnectors';

const colors: Record<Connector['state'], string> = { notAsked: 'default', healthy: 'green', failing: 'orange', resting: 'red' };

/** How the systems of departments answer (对接状态). */
export default function ConnectorsPage() {
  const t = useTexts(texts);
  const connectors = useConnectors();
  const columns = useColumns();
  return (
    <PageFrame title={t('title')} hint={t('hint')}>
      <Table<Connector>
        rowKey="key"
        size="middle"
        columns={columns}
        dataSource={connectors.data}
        loading={connectors.isPending}
        pagination={false}
        scroll={{ x: 970 }}
        expandable={{ expandedRowRender: (connector) => (connector.files.length > 0 ? <DroppedFiles connector={connector} /> : <Operations connector={connector} />) }}
        locale={{ emptyText: <Empty description={<Typography.Text type="secondary">{t('none')}</Typography.Text>} /> }}
      />
    </PageFrame>
  );
}

function useColumns(): TableColumnsType<Connector> {
  const t = useTexts(texts);
  const language = useLanguage();
  const moment = (at: string | null) => (at === null ? t('never') : dateTime(at, language));
  return [
    { key: 'connector', title: t('connector'), width: 220, render: (_, connector) => <Name connector={connector} /> },
    { key: 'state', title: t('state'), width: 130, render: (_, { state }) => <Tag color={colors[state]}>{t(state)}</Tag> },
    { key: 'succeeded', title: t('succeeded'), width: 130, render: (_, connector) => moment(connector.succeededAt) },
    {
      key: 'failed',
      title: t('failed'),
      width: 150,
      render: (_, { failedAt, lastFailure }) => (
        <>
          {moment(failedAt)}
          {failedAt !== null && lastFailure !== null && lastFailure !== 'none' && <Typography.Text type="secondary" style={{ display: 'block' }}>{t(lastFailure)}</Typography.Text>}
        </>
      ),
    },
    { key: 'failures', title: t('failures'), width: 100, render: (_, { failures, calls }) => `${failures} / ${calls}` },
    { key: 'latency', title: t('latency'), width: 90, render: (_, { p95 }) => (p95 === null ? t('never') : t('milliseconds', { ms: Math.round(p95) })) },
    { key: 'events', title: t('events'), width: 150, render: (_, { events, lastEventAt }) => (lastEventAt === null ? t('never') : t('eventsTold', { count: events, at: dateTime(lastEventAt, language) })) },
  ];
}

function Name({ connector }: { connector: Connector }) {
  const t = useTexts(texts);
  const language = useLanguage();
  return (
    <>
      <strong>{language === 'en' ? (connector.englishTitle ?? connector.title) : connector.title}</strong>{' '}
      {connector.usesDemoCredentials && (
        <Tooltip title={t(connector.files.length > 0 ? 'demoFolderHint' : 'demoHint')}>
          <Tag variant="filled">{t(connector.files.length > 0 ? 'demoFolder' : 'demo')}</Tag>
        </Tooltip>
      )}
      <Typography.Text type="secondary" style={{ display: 'block' }}>
        {connector.key} · {connector.host ?? t('dropped')}
      </Typography.Text>
    </>
  );
}

function Operations({ connector }: { connector: Connector }) {
  const t = useTexts(texts);
  return (
    <>
      {t('operations')}{' '}
      {connector.operations.map((operation) => (
        <Tag key={operation.key} variant="filled">
          {operation.title ?? operation.key} <code>{operation.method}</code>
        </Tag>
      ))}
    </>
  );
}
