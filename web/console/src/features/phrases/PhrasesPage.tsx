import { DeleteOutlined, PlusOutlined } from '@ant-design/icons';
import { App, Button, Popconfirm, Table, type TableColumnsType } from 'antd';
import { useState } from 'react';
import { problemText } from '../../api/problem';
import type { Phrase } from '../../api/types';
import { useTexts } from '../../app/i18n/language';
import { Failure } from '../../app/parts/Failure';
import { PageFrame } from '../../app/parts/PageFrame';
import { SearchBox } from '../../app/parts/SearchBox';
import { findPhrases } from '../conversations/phrasePicking';
import { PhraseEditor } from './PhraseEditor';
import { texts } from './texts';
import { useDeletePhrase, usePhrases } from './usePhrases';

/** Sentences said often, kept once (常用语). */
export default function PhrasesPage() {
  const t = useTexts(texts);
  const phrases = usePhrases();
  const [search, setSearch] = useState<string>();
  const [editing, setEditing] = useState<Phrase | 'new'>();
  const columns = useColumns();

  return (
    <PageFrame
      title={t('title')}
      hint={t('hint')}
      actions={
        <Button type="primary" icon={<PlusOutlined />} onClick={() => setEditing('new')}>
          {t('add')}
        </Button>
      }
      tools={<SearchBox value={search} placeholder={t('search')} onSearch={setSearch} />}
    >
      {phrases.isError ? (
        <Failure error={phrases.error} onRetry={() => void phrases.refetch()} />
      ) : (
        <Table<Phrase>
          size="small"
          rowKey="id"
          loading={phrases.isPending}
          dataSource={findPhrases(phrases.data ?? [], search ?? '')}
          columns={columns}
          showSorterTooltip={false}
          onRow={(phrase) => ({ onClick: () => setEditing(phrase), style: { cursor: 'pointer' } })}
          pagination={{ defaultPageSize: 20, showSizeChanger: true, showTotal: (count) => t('total', { count }) }}
        />
      )}
      {editing !== undefined && <PhraseEditor phrase={editing} others={phrases.data ?? []} onClose={() => setEditing(undefined)} />}
    </PageFrame>
  );
}

function useColumns(): TableColumnsType<Phrase> {
  const t = useTexts(texts);
  const { message } = App.useApp();
  const remove = useDeletePhrase();
  const removePhrase = (id: string) =>
    remove.mutateAsync(id).then(
      () => void message.success(t('removed')),
      (error: unknown) => void message.error(problemText(error)),
    );
  return [
    { key: 'title', title: t('name'), dataIndex: 'title', width: 200, sorter: (a, b) => a.title.localeCompare(b.title, 'zh-CN') },
    {
      key: 'shortcut',
      title: t('shortcut'),
      dataIndex: 'shortcut',
      width: 110,
      sorter: (a, b) => (a.shortcut ?? '').localeCompare(b.shortcut ?? ''),
      render: (shortcut?: string | null) => shortcut != null && shortcut !== '' && <code>/{shortcut}</code>,
    },
    { key: 'text', title: t('text'), dataIndex: 'text', ellipsis: true },
    {
      key: 'actions',
      width: 56,
      render: (_, phrase) => (
        <span onClick={(event) => event.stopPropagation()}>
          <Popconfirm title={t('removeAsk', { title: phrase.title })} okText={t('remove')} cancelText={t('cancel')} onConfirm={() => removePhrase(phrase.id)}>
            <Button size="small" type="text" aria-label={t('remove')} icon={<DeleteOutlined />} />
          </Popconfirm>
        </span>
      ),
    },
  ];
}
