import { LeftOutlined, RightOutlined } from '@ant-design/icons';
import { Alert, Button, Empty, Input, Select, Spin } from 'antd';
import { useState } from 'react';
import type { RestrictedCity, Restrictions, VehicleClass } from '../../api/types';
import { useLanguage, useTexts } from '../../app/i18n/language';
import { Failure } from '../../app/parts/Failure';
import { Loading } from '../../app/parts/Loading';
import { PageFrame } from '../../app/parts/PageFrame';
import { useSettled } from '../../app/parts/useSettled';
import { useNow } from '../../app/time/clock';
import { dayOf } from '../../app/time/format';
import { MonthGrid } from './MonthGrid';
import { monthName, moved } from './months';
import styles from './restrictions.module.css';
import { RuleCard } from './RuleCard';
import { texts, vehicleTexts } from './texts';
import { useRestrictionMonth, useRestrictions } from './useRestrictions';

const classes = Object.keys(vehicleTexts) as VehicleClass[];

/** Which days a plate may not be driven where, month by month (限行日历). */
export default function RestrictionsPage() {
  const t = useTexts(texts);
  const restrictions = useRestrictions();
  if (restrictions.isPending) return <Loading />;
  if (restrictions.isError) return <Failure error={restrictions.error} onRetry={() => void restrictions.refetch()} />;
  const [first] = restrictions.data.cities;
  if (!first) {
    return (
      <PageFrame title={t('title')}>
        <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={t('none')}>
          {t('noneHint')}
        </Empty>
      </PageFrame>
    );
  }
  return <MonthOfCity restrictions={restrictions.data} first={first} />;
}

function MonthOfCity({ restrictions, first }: { restrictions: Restrictions; first: RestrictedCity }) {
  const t = useTexts(texts);
  const language = useLanguage();
  const vehicleName = useTexts(vehicleTexts);
  const thisMonth = dayOf(useNow(60_000)).slice(0, 7);
  const [code, setCode] = useState(restrictions.home ?? first.code);
  const [month, setMonth] = useState(thisMonth);
  const [plate, setPlate] = useState('');
  const [vehicle, setVehicle] = useState<VehicleClass>();
  const [onlyRule, setOnlyRule] = useState<string>();
  const settled = useSettled(plate.trim());
  const city = restrictions.cities.find((one) => one.code === code) ?? first;
  const shown = useRestrictionMonth({ city: city.code, month, plate: settled === '' ? undefined : settled, vehicle });
  const rules = city.rules.filter((rule) => isInForce(rule, month));
  const chosen = rules.find((rule) => rule.id === onlyRule);
  const visible = new Set((chosen ? [chosen] : rules.filter((rule) => rule.isEnded !== true)).map((rule) => rule.id));

  return (
    <PageFrame
      title={t('title')}
      hint={t('hint')}
      tools={
        <>
          <Select
            aria-label={t('city')}
            style={{ width: 130 }}
            value={city.code}
            onChange={(next: string) => {
              setCode(next);
              setOnlyRule(undefined);
            }}
            options={restrictions.cities.map((one) => ({ value: one.code, label: language === 'zh' ? one.name : one.englishName }))}
          />
          <Input aria-label={t('plate')} placeholder={t('platePlaceholder')} allowClear style={{ width: 170 }} maxLength={20} value={plate} onChange={(event) => setPlate(event.target.value)} />
          <Select aria-label={t('vehicle')} allowClear placeholder={t('anyVehicle')} style={{ width: 170 }} value={vehicle} onChange={(next?: VehicleClass) => setVehicle(next)} options={classes.map((one) => ({ value: one, label: vehicleName(one) }))} />
          <span className={styles.turn}>
            <Button aria-label={t('previous')} icon={<LeftOutlined />} onClick={() => setMonth(moved(month, -1))} />
            <strong>{monthName(month, language)}</strong>
            <Button aria-label={t('next')} icon={<RightOutlined />} onClick={() => setMonth(moved(month, 1))} />
            <Button disabled={month === thisMonth} onClick={() => setMonth(thisMonth)}>
              {t('thisMonth')}
            </Button>
          </span>
        </>
      }
    >
      <div className={styles.sides}>
        <div>
          {shown.isError && <Failure error={shown.error} onRetry={() => void shown.refetch()} />}
          {shown.data && (
            <Spin spinning={shown.isPlaceholderData} delay={200}>
              <Reading month={shown.data} asked={settled} holidaysKnownUntil={restrictions.holidaysKnownUntil} />
              <MonthGrid month={shown.data} city={restrictions.cities.find((one) => one.code === shown.data.city) ?? city} shown={visible} />
            </Spin>
          )}
        </div>
        <aside aria-label={t('rules')}>
          {rules.map((rule) => (
            <RuleCard key={rule.id} city={city} rule={rule} month={month} isChosen={chosen?.id === rule.id} onChoose={() => setOnlyRule(chosen?.id === rule.id ? undefined : rule.id)} />
          ))}
        </aside>
      </div>
    </PageFrame>
  );
}

/** How the plate was understood, or why it could not be. */
function Reading({ month, asked, holidaysKnownUntil }: { month: { vehicle: string | null; fault: Fault | null; doubt: Fault | null; month: string }; asked: string; holidaysKnownUntil: number }) {
  const t = useTexts(texts);
  const language = useLanguage();
  const words = (fault: Fault) => (language === 'zh' ? fault.chinese : fault.english);
  const year = Number(month.month.slice(0, 4));
  return (
    <>
      {year > holidaysKnownUntil && <Alert className={styles.notice} type="warning" showIcon title={t('unknownYear', { year })} />}
      {asked !== '' && month.fault && <Alert className={styles.notice} type="error" showIcon title={words(month.fault)} />}
      {month.doubt && <Alert className={styles.notice} type="warning" showIcon title={words(month.doubt)} />}
      <p className={styles.reading}>{month.vehicle === null ? t('noVehicle') : t('readAs', { vehicle: asked.length === 1 ? t('tail', { tail: asked.toUpperCase() }) : month.vehicle })}</p>
    </>
  );
}

interface Fault {
  chinese: string;
  english: string;
}

/** Rules that held on any day of the month; those of the past are seen by going back. */
function isInForce(rule: { from?: string | null; to?: string | null }, month: string): boolean {
  return (rule.from ?? '') <= `${month}-31` && `${month}-01` <= (rule.to ?? '9');
}
