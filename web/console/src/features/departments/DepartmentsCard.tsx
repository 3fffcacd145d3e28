import { App, Button, Card, Table, type TableColumnsType, Tag } from 'antd';
import { useState } from 'react';
import { problemText } from '../../api/problem';
import type { Department } from '../../api/types';
import { useTexts } from '../../app/i18n/language';
import { useDepartments } from '../knowledge/useAnswers';
import { CloseDepartmentDialog } from './CloseDepartmentDialog';
import { texts } from './texts';
import { useReopenDepartment } from './useClosing';

/** The agency's departments: which take citizens, and closing one (停止受理). */
export function DepartmentsCard({ className }: { className?: string }) {
  const t = useTexts(texts);
  const { message } = App.useApp();
  const departments = useDepartments().data;
  const reopen = useReopenDepartment();
  const [closing, setClosing] = useState<Department>();
  if (!departments) return null;
  const open = (department: Department) =>
    reopen.mutate(department.id, { onSuccess: () => void message.success(t('reopened', { name: department.name })), onError: (error) => void message.error(problemText(error)) });
  const columns: TableColumnsType<Department> = [
    { key: 'name', title: t('department'), dataIndex: 'name' },
    { key: 'key', title: t('departmentKey'), dataIndex: 'key', width: 150 },
    { key: 'state', title: t('departmentState'), width: 110, render: (_, department) => <Tag color={department.isClosed ? 'default' : 'green'}>{t(department.isClosed ? 'isClosed' : 'isOpen')}</Tag> },
    {
      key: 'act',
      width: 110,
      align: 'right',
      render: (_, department) =>
        department.isClosed ? (
          <Button size="small" onClick={() => open(department)}>
            {t('reopen')}
          </Button>
        ) : (
          <Button size="small" onClick={() => setClosing(department)}>
            {t('close')}
          </Button>
        ),
    },
  ];
  return (
    <Card size="small" title={t('departments')} className={className}>
      <Table<Department> size="small" rowKey="id" columns={columns} dataSource={departments} pagination={false} />
      {closing && <CloseDepartmentDialog department={closing} onClose={() => setClosing(undefined)} />}
    </Card>
  );
}
