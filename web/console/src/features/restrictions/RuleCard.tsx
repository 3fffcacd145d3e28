import { Tag } from 'antd';
import type { RestrictedCity, RestrictionRule } from '../../api/types';
import { useTexts } from '../../app/i18n/language';
import { apart } from './months';
import styles from './restrictions.module.css';
import { doubtTexts, kindTexts, onSuchDaysTexts, platesTexts, texts, treatmentTexts, vehicleTexts } from './texts';

interface RuleCardProps {
  city: RestrictedCity;
  rule: RestrictionRule;
  /** The month shown, for the groups that hold in it. */
  month: string;
  isChosen: boolean;
  onChoose: () => void;
}

/** All an operator should know of one rule, with what is not confirmed. */
export function RuleCard({ city, rule, month, isChosen, onChoose }: RuleCardProps) {
  const t = useTexts(texts);
  const doubt = useTexts(doubtTexts);
  const vehicle = useTexts(vehicleTexts);
  const facts = useFacts(city, rule, month);
  return (
    <section className={`${styles.rule} ${isChosen ? styles.chosen : ''}`}>
      <header>
        <h3>{rule.scope.join('、')}</h3>
        <button type="button" aria-pressed={isChosen} onClick={onChoose}>
          {t(isChosen ? 'allRules' : 'onlyThis')}
        </button>
      </header>
      <p>
        {rule.isEnded === true && <Tag>{t('ended')}</Tag>}
        <Tag color={rule.isConfirmed === true ? 'green' : 'gold'}>{t(rule.isConfirmed === true ? 'confirmed' : 'unconfirmed')}</Tag>
        {(rule.unconfirmed ?? []).length > 0 && <Tag color="gold">{t('unconfirmedParts', { parts: (rule.unconfirmed ?? []).map((part) => doubt(part)).join('、') })}</Tag>}
        {(rule.vehicles ?? []).map((each) => (
          <Tag key={each}>{vehicle(each)}</Tag>
        ))}
      </p>
      <dl>
        {facts.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

function useFacts(city: RestrictedCity, rule: RestrictionRule, month: string): [name: string, value: string][] {
  const t = useTexts(texts);
  const kind = useTexts(kindTexts);
  const days = useTexts(onSuchDaysTexts);
  const treatment = useTexts(treatmentTexts);
  const plates = useTexts(platesTexts);
  const on = (['weekends', 'holidays', 'makeUpDays'] as const).map((sort) => t('dayRule', { sort: days(sort), treatment: days(rule[sort] ?? 'unknown') }));
  const tails = rule.kind === 'weekdayGroups' ? kind('weekdayGroups', { groups: groupsIn(rule, month) ?? t('unknownTails') }) : kind(rule.kind);
  const whose = rule.plates === undefined || rule.plates === 'all' ? [] : [plates(rule.plates, { local: city.local.join('、') })];
  const validity = [rule.from == null ? '' : t('since', { from: rule.from }), rule.to == null ? '' : t('until', { to: rule.to })].filter(Boolean).join(' ');
  const facts: [string, string | undefined][] = [
    [t('hours'), rule.windows?.length ? rule.windows.join('、') : t('hoursUnknown')],
    [t('tails'), [tails, ...whose].join(t('between'))],
    [t('letters'), rule.kind === 'fullBan' ? undefined : treatment(rule.letters ?? 'unknown')],
    [t('newEnergy'), treatment(rule.newEnergy ?? 'unknown')],
    [t('days'), on.join(t('between'))],
    [t('exempt'), rule.exemptions?.join('、')],
    [t('validity'), validity === '' ? t('always') : validity],
    [t('fine'), rule.fine == null ? undefined : t('yuan', { fine: rule.fine })],
    [t('basis'), rule.basis ?? undefined],
    [t('note'), rule.note ?? undefined],
  ];
  return facts.filter((fact): fact is [string, string] => fact[1] !== undefined && fact[1] !== '');
}

/** The groups of the turn that holds in the middle of the month, such as 5/0 1/6 2/7 3/8 4/9. */
function groupsIn(rule: RestrictionRule, month: string): string | undefined {
  const day = `${month}-15`;
  const phase = rule.phases?.find((one) => (one.from ?? '') <= day && day <= (one.to ?? '9'));
  return phase?.groups.map((group) => apart(group, '/')).join(' ');
}
