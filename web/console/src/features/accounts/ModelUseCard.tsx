import { App, Card, Radio } from 'antd';
import { problemText } from '../../api/problem';
import type { ModelUse } from '../../api/types';
import { useTexts } from '../../app/i18n/language';
import styles from './accounts.module.css';
import { texts } from './texts';
import { useChangeModelUse, useModelUse } from './useModelUse';

const uses: readonly ModelUse[] = ['off', 'drafts', 'draftsAndPicks'];

/** What the agency lets the language model do; without one there is nothing to choose. */
export function ModelUseCard() {
  const t = useTexts(texts);
  const { message } = App.useApp();
  const model = useModelUse().data;
  const change = useChangeModelUse();
  if (!model) return null;
  const choose = (use: ModelUse) =>
    change.mutate(use, { onSuccess: () => void message.success(t('modelSaved')), onError: (error) => void message.error(problemText(error)) });
  return (
    <Card size="small" title={t('model')} className={styles.model}>
      <p>{t(model.isConfigured ? 'modelHint' : 'modelUnknown')}</p>
      <Radio.Group
        aria-label={t('model')}
        disabled={!model.isConfigured || change.isPending}
        value={model.use}
        onChange={(event) => choose(event.target.value as ModelUse)}
        options={uses.map((use) => ({ value: use, label: t(`model_${use}`) }))}
        vertical
      />
    </Card>
  );
}
