import { DownloadOutlined, SafetyCertificateOutlined } from '@ant-design/icons';
import { Alert, App, Button, DatePicker, Select, type TableColumnsType, Tooltip, Typography } from 'antd';
import dayjs from 'dayjs';
import { problemText } from '../../api/problem';
import type { AuditAction, AuditEntry, AuditReport } from '../../api/types';
import { useLanguage, useTexts } from '../../app/i18n/language';
import { ListTable } from '../../app/parts/ListTable';
import { PageFrame } from '../../app/parts/PageFrame';
import { saveFile } from '../../app/parts/saveFile';
import { SearchBox } from '../../app/parts/SearchBox';
import { useListParameters } from '../../app/parts/useListParameters';
import { dateTime } from '../../app/time/format';
import { actionTexts, texts } from './texts';
import { exportAddress, useAudit, useVerifyAudit } from './useAudit';

const actions = Object.keys(actionTexts) as AuditAction[];

/** Who did what and when, for the audit administrator (审计日志). */
export default function AuditPage() {
  const t = useTexts(texts);
  const actionName = useTexts(actionTexts);
  const { message } = App.useApp();
  const list = useListParameters('-sequence');
  const filter = { person: list.filter('person'), action: list.filter('action'), from: list.filter('from'), to: list.filter('to') };
  const entries = useAudit({ ...filter, page: list.page, size: list.size });
  const verify = useVerifyAudit();
  const columns = useColumns();
  const failed = (error: unknown) => void message.error(problemText(error));
  const filtered = Object.values(filter).some((value) => value !== undefined);

  return (
    <PageFrame
      title={t('title')}
      hint={t('hint')}
      actions={
        <>
          <Button icon={<DownloadOutlined />} onClick={() => void saveFile(exportAddress(filter), 'audit.csv').catch(failed)}>
            {t('export')}
          </Button>
          <Button type="primary" icon={<SafetyCertificateOutlined />} loading={verify.isPending} onClick={() => verify.mutate(undefined, { onError: failed })}>
            {t('verify')}
          </Button>
        </>
      }
      tools={
        <>
          <SearchBox value={filter.person} placeholder={t('search')} onSearch={(person) => list.change({ person })} />
          <Select
            allowClear
            showSearch={{ optionFilterProp: 'label' }}
            style={{ width: 180 }}
            aria-label={t('action')}
            placeholder={t('anyAction')}
            value={filter.action}
            onChange={(action?: string) => list.change({ action })}
            options={actions.map((action) => ({ value: action, label: actionName(action) }))}
          />
          <DatePicker.RangePicker
            allowEmpty={[true, true]}
            placeholder={[t('from'), t('to')]}
            value={[filter.from === undefined ? null : dayjs(filter.from), filter.to === undefined ? null : dayjs(filter.to)]}
            onChange={(days) => list.change({ from: days?.[0]?.format('YYYY-MM-DD'), to: days?.[1]?.format('YYYY-MM-DD') })}
          />
        </>
      }
    >
      {verify.data && <Report report={verify.data} />}
      <ListTable query={entries} list={list} columns={columns} rowKey="sequence" filtered={filtered} />
    </PageFrame>
  );
}

function useColumns(): TableColumnsType<AuditEntry> {
  const t = useTexts(texts);
  const actionName = useTexts(actionTexts);
  const language = useLanguage();
  return [
    { key: 'sequence', title: t('sequence'), dataIndex: 'sequence', width: 80 },
    { key: 'at', title: t('at'), width: 150, render: (_, entry) => dateTime(entry.at, language) },
    { key: 'person', title: t('person'), dataIndex: 'staffName', width: 130, ellipsis: true },
    { key: 'action', title: t('action'), width: 150, render: (_, entry) => actionName(entry.action) },
    { key: 'subject', title: t('subject'), dataIndex: 'subject', width: 220, ellipsis: true },
    { key: 'details', title: t('details'), dataIndex: 'details', ellipsis: true },
    {
      key: 'hash',
      title: t('hash'),
      width: 110,
      render: (_, entry) => (
        <Tooltip title={entry.hash}>
          <code>{entry.hash.slice(0, 8)}</code>
        </Tooltip>
      ),
    },
  ];
}

function Report({ report }: { report: AuditReport }) {
  const t = useTexts(texts);
  if (report.faults.length === 0) {
    return (
      <Alert
        style={{ marginBottom: 12 }}
        type="success"
        showIcon
        title={t('whole', { count: report.entries })}
        description={
          <>
            {t('head')}
            <Typography.Text code copyable>
              {report.head}
            </Typography.Text>
          </>
        }
      />
    );
  }
  return (
    <Alert
      style={{ marginBottom: 12 }}
      type="error"
      showIcon
      title={t('broken', { count: report.faults.length })}
      description={
        <ul>
          {report.faults.map((fault) => (
            <li key={`${fault.kind}${fault.sequence}`}>{fault.kind === 'moved' ? t('fault_moved', { sequence: fault.sequence, place: fault.writtenAs ?? 0 }) : t(`fault_${fault.kind}`, { sequence: fault.sequence })}</li>
          ))}
        </ul>
      }
    />
  );
}
