import { Tabs } from 'antd';
import { useTexts } from '../../app/i18n/language';
import { PageFrame } from '../../app/parts/PageFrame';
import { useListParameters } from '../../app/parts/useListParameters';
import { RepliesForm } from './RepliesForm';
import { RuleTable } from './RuleTable';
import { texts } from './texts';

/** What an account says by itself besides its answers (自动回复). */
export default function RulesPage() {
  const t = useTexts(texts);
  const list = useListParameters('-priority');
  return (
    <PageFrame title={t('title')}>
      <Tabs
        activeKey={list.filter('tab') ?? 'rules'}
        onChange={(tab) => list.change({ tab: tab === 'rules' ? undefined : tab })}
        destroyOnHidden
        items={[
          { key: 'rules', label: t('tabRules'), children: <RuleTable list={list} /> },
          { key: 'replies', label: t('tabReplies'), children: <RepliesForm list={list} /> },
        ]}
      />
    </PageFrame>
  );
}
