import type { UseQueryResult } from '@tanstack/react-query';
import { Empty, Table, type TableColumnsType, type TableProps } from 'antd';
import { useTexts } from '../i18n/language';
import { Failure } from './Failure';
import { Loading } from './Loading';
import type { ListParameters } from './useListParameters';
import { texts } from './texts';

interface ListTableProps<T> {
  query: UseQueryResult<{ items: T[]; total: number }>;
  list: ListParameters;
  columns: TableColumnsType<T>;
  rowKey: keyof T & string;
  filtered: boolean;
  /** Below this many pixels it scrolls sideways. */
  minWidth?: number;
  onRow?: TableProps<T>['onRow'];
  rowClassName?: TableProps<T>['rowClassName'];
  expandable?: TableProps<T>['expandable'];
  rowSelection?: TableProps<T>['rowSelection'];
}

/** A table whose pages, order and filters are the server's. A column sorts when its `sorter` is true; its key is the field. */
export function ListTable<T extends object>({ query, list, columns, rowKey, filtered, minWidth = 1000, onRow, rowClassName, expandable, rowSelection }: ListTableProps<T>) {
  const t = useTexts(texts);
  if (query.isError && !query.data) return <Failure error={query.error} onRetry={() => void query.refetch()} />;
  const descending = list.sort.startsWith('-');
  const field = descending ? list.sort.slice(1) : list.sort;

  const onChange: TableProps<T>['onChange'] = (pagination, _filters, sorter, { action }) => {
    if (action === 'paginate') list.change({ page: pagination.current, size: pagination.pageSize });
    const one = Array.isArray(sorter) ? sorter[0] : sorter;
    if (action === 'sort') list.change({ sort: one?.order ? `${one.order === 'descend' ? '-' : ''}${String(one.columnKey)}` : undefined });
  };

  return (
    <Table<T>
      size="small"
      rowKey={rowKey}
      loading={query.isPlaceholderData}
      dataSource={query.data?.items ?? []}
      columns={columns.map((column) => (column.sorter === true ? { ...column, sortOrder: column.key === field ? (descending ? ('descend' as const) : ('ascend' as const)) : null } : column))}
      onChange={onChange}
      onRow={onRow}
      rowClassName={rowClassName}
      expandable={expandable}
      rowSelection={rowSelection}
      scroll={{ x: minWidth }}
      tableLayout="fixed"
      showSorterTooltip={false}
      locale={{ emptyText: query.isPending ? <Loading /> : <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={t(filtered ? 'nothingFound' : 'nothing')} /> }}
      pagination={{
        current: list.page,
        pageSize: list.size,
        total: query.data?.total ?? 0,
        pageSizeOptions: [20, 50, 100],
        showSizeChanger: true,
        showTotal: (count) => t('total', { count }),
      }}
    />
  );
}
