import { Alert, Form } from 'antd';
import type { OpeningHours, PromiseRule } from '../../api/types';
import { useTexts } from '../../app/i18n/language';
import { Failure } from '../../app/parts/Failure';
import { Loading } from '../../app/parts/Loading';
import { PageFrame } from '../../app/parts/PageFrame';
import { useMay } from '../session/useSession';
import { ExamplesCard } from './ExamplesCard';
import { HoursCard } from './HoursCard';
import { RulesCard } from './RulesCard';
import { settingsTexts } from './settings.texts';
import { type HoursForm, hoursForm, type RulesForm, rulesForm, toHours, toRules } from './settingsDraft';
import styles from './settings.module.css';
import { useHours, usePromiseRules } from './usePromiseSettings';

/** When the agency is open and what it promises, with what that means (承诺与时间). */
export default function PromisesPage() {
  const t = useTexts(settingsTexts);
  const hours = useHours();
  const rules = usePromiseRules();
  const failed = hours.isError ? hours : rules.isError ? rules : undefined;
  return (
    <PageFrame title={t('title')} hint={t('hint')}>
      {failed?.error && <Failure error={failed.error} onRetry={() => void failed.refetch()} />}
      {(hours.isPending || rules.isPending) && !failed && <Loading />}
      {hours.data && rules.data && <Settings hours={hours.data} rules={rules.data.rules} />}
    </PageFrame>
  );
}

function Settings({ hours, rules }: { hours: OpeningHours; rules: readonly PromiseRule[] }) {
  const t = useTexts(settingsTexts);
  const mayEdit = useMay('editAccounts');
  const [hourForm] = Form.useForm<HoursForm>();
  const [ruleForm] = Form.useForm<RulesForm>();
  const typedHours = Form.useWatch<HoursForm | undefined>([], hourForm) ?? hoursForm(hours);
  const typedRules = Form.useWatch<RulesForm | undefined>([], ruleForm) ?? rulesForm(rules);
  return (
    <>
      {!mayEdit && <Alert className={styles.alert} type="info" showIcon title={t('readOnly')} />}
      <div className={styles.cards}>
        <HoursCard hours={hours} form={hourForm} mayEdit={mayEdit} />
        <RulesCard rules={rules} form={ruleForm} mayEdit={mayEdit} />
      </div>
      <ExamplesCard hours={toHours(typedHours)} rules={toRules(typedRules)} />
    </>
  );
}
