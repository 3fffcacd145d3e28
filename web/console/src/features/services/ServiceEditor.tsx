import { Alert, Button, Form, type FormInstance } from 'antd';
import { useEffect, useMemo, useState } from 'react';
import type { Fault, ServiceItem, ServiceRevision, ServiceWording } from '../../api/types';
import { useTexts } from '../../app/i18n/language';
import { Failure } from '../../app/parts/Failure';
import { Loading } from '../../app/parts/Loading';
import { PageFrame } from '../../app/parts/PageFrame';
import { useAskBeforeLeaving } from '../../app/parts/useAskBeforeLeaving';
import { useSettled } from '../../app/parts/useSettled';
import { useMay } from '../session/useSession';
import { ChatOf } from './ChatPreview';
import { revisionTexts } from './revision.texts';
import { RevisionBar } from './RevisionBar';
import styles from './revision.module.css';
import services from './services.module.css';
import { useRevision, useSaveRevision, useWordingPreview } from './useRevision';
import type { TakenWay } from './useServices';
import { WordingChanges } from './WordingChanges';
import { useWordingNames, type WordingNames } from './useWordingNames';
import { changesIn, type FieldPath, ontoNewer, pathOf, type WordingField, type WordingSection } from './wording';
import { SectionFields } from './WordingFields';

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
      {revision.data && <Editing service={service} latest={revision.data} />}
    </PageFrame>
  );
}

/** What the form was begun from; it begins anew only while nothing typed would be lost, or when asked to. */
interface Beginning {
  revision: ServiceRevision;
  /** The fields as they are filled: those of the revision, or with what was typed over an older one. */
  wording: ServiceWording;
}

function Editing({ service, latest }: { service: ServiceItem; latest: ServiceRevision }) {
  const [begun, setBegun] = useState<Beginning>({ revision: latest, wording: latest.wording });
  const [touched, setTouched] = useState(false);
  useAskBeforeLeaving(touched);
  if (!touched && begun.revision !== latest) setBegun({ revision: latest, wording: latest.wording });
  const newer = editionOf(latest) === editionOf(begun.revision) ? undefined : latest;
  const putOnto = (typed: ServiceWording) => setBegun({ revision: latest, wording: ontoNewer(latest.sections, begun.revision.wording, typed, latest.wording) });
  return <Editor key={editionOf(begun.revision)} service={service} begun={begun} newer={newer} touched={touched} onTouched={setTouched} onLoad={putOnto} />;
}

/** The time is of it, too: editions of changes that were discarded are counted again. */
function editionOf({ version, revision }: ServiceRevision): string {
  return revision ? `${version} ${revision.edition} ${revision.writtenAt}` : `${version}`;
}

interface EditorProps {
  service: ServiceItem;
  begun: Beginning;
  /** What somebody else made of it since. */
  newer: ServiceRevision | undefined;
  touched: boolean;
  onTouched: (touched: boolean) => void;
  /** Puts what was typed onto the newer. */
  onLoad: (typed: ServiceWording) => void;
}

function Editor({ service, begun: { revision, wording: start }, newer, touched, onTouched, onLoad }: EditorProps) {
  const t = useTexts(revisionTexts);
  const mayEdit = useMay('editKnowledge') && revision.revision?.state !== 'review';
  const [form] = Form.useForm<ServiceWording>();
  const [wording, setWording] = useState(start);
  const save = useSaveRevision(service.key);
  const [taken, setTaken] = useState<TakenWay>({});
  const preview = useWordingPreview(service.key, useSettled(wording, pause), taken);
  const { sections, current } = revision;
  const names = useWordingNames(service, sections);
  const changes = useMemo(() => changesIn(sections, current, wording), [sections, current, wording]);
  const changed = useMemo(() => new Set(changes.map(({ field }) => field.at)), [changes]);
  const faults = preview.data?.faults ?? [];
  useFaultMarks(form, sections, faults, names);
  const typed = () => {
    onTouched(true);
    setWording(structuredClone(form.getFieldsValue(true) as ServiceWording));
  };

  return (
    <div className={styles.sides}>
      <div>
        <RevisionBar
          service={service}
          revision={revision}
          unsaved={touched}
          saving={save.isPending}
          onSave={mayEdit ? () => save.mutate({ wording, seen: revision.revision?.edition ?? null }, { onSuccess: () => onTouched(false) }) : undefined}
          onDiscarded={() => onTouched(false)}
        />
        {newer && !save.isPending && <ChangedElsewhere newer={newer} onLoad={() => onLoad(wording)} />}
        {save.error && (
          <div className={styles.wrong}>
            <Failure error={save.error} />
          </div>
        )}
        <WordingChanges changes={changes} names={names} />
        <Form form={form} layout="vertical" initialValues={start} disabled={!mayEdit || save.isPending} onValuesChange={typed}>
          {sections.map((section) => (
            <SectionFields key={`${section.part} ${section.group ?? ''} ${section.key}`} section={section} names={names} current={current} changed={changed} mayEdit={mayEdit} />
          ))}
        </Form>
      </div>
      <aside className={services.preview} aria-label={t('preview')}>
        <h3>{t('preview')}</h3>
        {faults.length > 0 && <Alert className={styles.wrong} type="warning" showIcon title={t('previewFaults')} description={<FaultList faults={faults} sections={sections} names={names} />} />}
        {preview.isPending && <Loading />}
        {preview.data && <ChatOf way={preview.data.way ?? null} steps={service.steps} label={t('preview')} onTake={(fork, option) => setTaken({ ...taken, [fork]: option })} />}
      </aside>
    </div>
  );
}

/** Somebody else was first. Their words and those typed here go together once one has seen it; in review nothing can be saved. */
function ChangedElsewhere({ newer: { revision }, onLoad }: { newer: ServiceRevision; onLoad: () => void }) {
  const t = useTexts(revisionTexts);
  const inReview = revision?.state === 'review';
  return (
    <Alert
      className={styles.wrong}
      type="warning"
      showIcon
      title={revision ? t('changedElsewhere', { name: revision.writtenBy }) : t('endedElsewhere')}
      description={t(inReview ? 'changedInReview' : 'changedHint')}
      action={!inReview && <Button onClick={onLoad}>{t('loadNewer')}</Button>}
    />
  );
}

/** Puts what the server finds wrong beside the fields. */
function useFaultMarks(form: FormInstance<ServiceWording>, sections: readonly WordingSection[], faults: readonly Fault[], names: WordingNames) {
  // Names are made anew with every keystroke; only what they say decides.
  const said = JSON.stringify(faults.map((fault) => [fault.field, names.fault(fault)]));
  useEffect(() => {
    const values = form.getFieldsValue(true) as ServiceWording;
    const errors = JSON.parse(said) as [field: string, text: string][];
    const marks = sections.flatMap(({ fields }) => fields.flatMap((field) => placesOf(field, values))).map(([name, at]) => ({ name, errors: errors.filter(([field]) => field === at).map(([, text]) => text) }));
    form.setFields(marks as Parameters<typeof form.setFields>[0]);
  }, [said, form, sections]);
}

/** Where a fault of a field may stand, and what the server calls it there. */
function placesOf(field: WordingField, values: ServiceWording): [FieldPath, string][] {
  if (field.kind !== 'options') return [[pathOf(field), field.at]];
  const parts = (field.knownTo ?? []).length > 0 ? ['label', 'key'] : ['label'];
  return (values.options[field.at] ?? []).flatMap((_, number) => parts.map((part): [FieldPath, string] => [[...pathOf(field), number, part], `${field.at}[${number}].${part}`]));
}

/** All that is wrong, for who does not see the field. */
function FaultList({ faults, sections, names }: { faults: readonly Fault[]; sections: readonly WordingSection[]; names: WordingNames }) {
  const where = ({ field: at }: Fault) => {
    for (const section of sections) for (const field of section.fields) if (at === field.at || at.startsWith(`${field.at}[`)) return names.ofPart(section, field);
    return at;
  };
  return (
    <ul className={styles.faults}>
      {faults.map((fault) => (
        <li key={`${fault.field} ${fault.message}`}>
          {where(fault)}：{names.fault(fault)}
        </li>
      ))}
    </ul>
  );
}
