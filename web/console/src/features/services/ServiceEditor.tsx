import { Alert, Button, Form } from 'antd';
import { useEffect, useState } from 'react';
import type { Fault, ServiceItem, ServiceRevision, ServiceWording } from '../../api/types';
import { useTexts } from '../../app/i18n/language';
import { Failure } from '../../app/parts/Failure';
import { Loading } from '../../app/parts/Loading';
import { PageFrame } from '../../app/parts/PageFrame';
import { useSettled } from '../../app/parts/useSettled';
import { useMay } from '../session/useSession';
import { ChatOf } from './ChatPreview';
import { revisionTexts } from './revision.texts';
import { RevisionBar } from './RevisionBar';
import styles from './revision.module.css';
import services from './services.module.css';
import { useRevision, useSaveRevision, useWordingPreview } from './useRevision';
import { WordingChanges } from './WordingChanges';
import { FactFields, StepFields } from './WordingFields';

/** Waits for a pause in typing before the server is asked for the chat. */
const pause = 400;

/** Changes the words of a service beside the chat they make, and leads them through review (事项修订). */
export function ServiceEditor({ service, onClose }: { service: ServiceItem; onClose: () => void }) {
  const t = useTexts(revisionTexts);
  const revision = useRevision(service.key);
  return (
    <PageFrame title={t('editing', { title: service.title })} hint={t('hint')} actions={<Button onClick={onClose}>{t('back')}</Button>}>
      {revision.isPending && <Loading />}
      {revision.isError && <Failure error={revision.error} onRetry={() => void revision.refetch()} />}
      {revision.data && <Editor key={`${revision.data.version} ${revision.data.revision?.edition ?? 0}`} service={service} revision={revision.data} />}
    </PageFrame>
  );
}

function Editor({ service, revision }: { service: ServiceItem; revision: ServiceRevision }) {
  const t = useTexts(revisionTexts);
  const mayEdit = useMay('editKnowledge') && revision.revision?.state !== 'review';
  const [form] = Form.useForm<ServiceWording>();
  const [wording, setWording] = useState(revision.wording);
  const [touched, setTouched] = useState(false);
  const save = useSaveRevision(service.key);
  const preview = useWordingPreview(service.key, useSettled(wording, pause));
  const faults = preview.data?.faults;
  useEffect(() => {
    const values = form.getFieldsValue(true) as ServiceWording;
    form.setFields(placesOf(values).map((name) => ({ name, errors: (faults ?? []).filter((fault) => pathOf(fault) === name.join('.')).map((fault) => faultText(fault, t)) })) as Parameters<typeof form.setFields>[0]);
  }, [faults, form, t]);
  const changed = () => {
    setTouched(true);
    setWording(wordingIn(form.getFieldsValue(true) as ServiceWording));
  };

  return (
    <div className={styles.sides}>
      <div>
        <RevisionBar service={service} revision={revision} unsaved={touched} saving={save.isPending} onSave={mayEdit ? () => save.mutate({ wording, seen: revision.revision?.edition ?? null }) : undefined} />
        {save.error && <Failure error={save.error} />}
        <WordingChanges before={wordingOf(service)} after={wording} />
        <Form form={form} layout="vertical" initialValues={revision.wording} disabled={!mayEdit} onValuesChange={changed}>
          <FactFields />
          {service.steps.map((step, place) => (
            <StepFields key={step.key} step={step} place={place} service={service} mayEdit={mayEdit} />
          ))}
        </Form>
      </div>
      <aside className={services.preview} aria-label={t('preview')}>
        <h3>{t('preview')}</h3>
        {faults !== undefined && faults.length > 0 && <Alert type="warning" showIcon title={t('previewFaults')} />}
        {preview.isPending && <Loading />}
        {preview.data && <ChatOf way={preview.data.way ?? null} label={t('preview')} />}
      </aside>
    </div>
  );
}

/** What the form holds. A field of the hours that was never touched is none there. */
function wordingIn(values: ServiceWording): ServiceWording {
  const { periods, everyDay, closed } = (values.hours ?? {}) as Partial<NonNullable<ServiceWording['hours']>>;
  return structuredClone({ ...values, hours: periods === undefined && closed === undefined ? null : { periods: periods ?? [], everyDay: everyDay ?? false, closed: closed ?? null } });
}

/** The words citizens get now. */
function wordingOf({ title, englishTitle, intro, item, hours, words, steps, outcome }: ServiceItem): ServiceWording {
  return {
    title,
    englishTitle,
    intro,
    item,
    hours,
    words,
    steps: steps.map((step) => ({
      key: step.key,
      title: step.title,
      ask: step.ask,
      help: step.help ?? null,
      options: step.options ?? [],
      least: step.least ?? null,
      most: step.most ?? null,
      firstDay: step.firstDay ?? null,
      lastDay: step.lastDay ?? null,
      workingDays: step.workingDays ?? false,
      stops: (step.stops ?? []).map(({ say }) => say),
    })),
    say: outcome.say,
  };
}

type Name = (string | number)[];

/** Every place where a fault may stand. */
function placesOf(wording: ServiceWording): Name[] {
  const steps = wording.steps.flatMap((step, place): Name[] => [
    ...['title', 'ask', 'help', 'least', 'firstDay'].map((field): Name => ['steps', place, field]),
    ...step.options.map((_, option): Name => ['steps', place, 'options', option, 'label']),
    ...step.stops.map((_, stop): Name => ['steps', place, 'stops', stop]),
  ]);
  return [...['title', 'englishTitle', 'intro', 'words', 'say'].map((field): Name => [field]), ...['periods', 'closed'].map((field): Name => ['hours', field]), ...['fee', 'basis', 'counter', 'legalDays', 'promisedDays'].map((field): Name => ['item', field]), ...steps];
}

/** steps[0].ask → steps.0.ask */
function pathOf(fault: Fault): string {
  return fault.field.replace(/\[(\d+)\]/g, '.$1');
}

function faultText(fault: Fault, t: ReturnType<typeof useTexts<typeof revisionTexts>>): string {
  switch (fault.code) {
    case 'missing':
      return t('needed');
    case 'too_long':
      return t('tooLong', { most: /\d+(?= Chinese)/.exec(fault.message)?.[0] ?? '' });
    case 'label_twice':
      return t('sameLabel');
    case 'blank_unknown':
      return t('unknownBlank');
    case 'periods':
      return t('periodsWrong');
    case 'order':
      return t('leastOverMost');
    default:
      return t('refused', { message: fault.message });
  }
}
