import { Alert, App, Button, Form } from 'antd';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import type { Answer, AnswerDraft } from '../../api/types';
import { useTexts } from '../../app/i18n/language';
import { Loading } from '../../app/parts/Loading';
import { EditDrawer } from '../../app/parts/EditDrawer';
import { Failure } from '../../app/parts/Failure';
import { useMay } from '../session/useSession';
import { cleaned, draftOf, proposeKey } from './answerDraft';
import { AnswerFields } from './AnswerFields';
import { AnswerPreview } from './AnswerPreview';
import { AnswerSteps } from './AnswerSteps';
import { AnswerStatusTag } from './AnswerStatusTag';
import styles from './knowledge.module.css';
import { texts } from './texts';
import { useAnswer, useAnswerStep, useSaveAnswer } from './useAnswers';
import { VersionHistory } from './VersionHistory';

interface AnswerEditorProps {
  /** Undefined begins a new answer. */
  id: string | undefined;
  /** What a new answer begins with, or what is added to an existing one. */
  start?: Partial<AnswerDraft>;
  onClose: () => void;
  onSaved?: (answer: Answer) => void;
}

/** The editor of one answer, as a drawer with a preview beside the fields. */
export function AnswerEditor({ id, start, onClose, onSaved }: AnswerEditorProps) {
  const existing = useAnswer(id);
  const ready = id === undefined || existing.isSuccess;
  return (
    <EditorDrawer existing={existing.data} ready={ready} start={start} onClose={onClose} onSaved={onSaved}>
      {existing.isError && <Failure error={existing.error} onRetry={() => void existing.refetch()} />}
      {!ready && !existing.isError && <Loading />}
    </EditorDrawer>
  );
}

interface EditorDrawerProps extends Omit<AnswerEditorProps, 'id'> {
  existing: Answer | undefined;
  ready: boolean;
  children: ReactNode;
}

function EditorDrawer({ existing, ready, start, onClose, onSaved, children }: EditorDrawerProps) {
  const t = useTexts(texts);
  const { message } = App.useApp();
  const mayEdit = useMay('editKnowledge');
  const [form] = Form.useForm<AnswerDraft>();
  const save = useSaveAnswer();
  const step = useAnswerStep();
  const submits = useRef(false);
  const [history, setHistory] = useState(false);
  const [key] = useState(() => proposeKey(Date.now()));
  const initial = existing ? withAdded(draftOf(existing), start) : newDraft(key, start);

  // After a step the fields begin again from what is stored now.
  const version = existing?.version;
  const shown = useRef(version);
  useEffect(() => {
    if (shown.current !== undefined && shown.current !== version) form.resetFields();
    shown.current = version;
  }, [form, version]);

  const submit = async () => {
    const submitting = submits.current;
    submits.current = false;
    const saved = await save.mutateAsync({ existing, draft: cleaned({ ...initial, ...form.getFieldsValue() }) });
    const answer = submitting && saved.status === 'draft' ? await step.mutateAsync({ answer: saved, step: 'submit' }) : saved;
    void message.success(t(answer.status === 'review' ? 'done_submit' : answer.status === 'draft' ? 'savedDraft' : 'saved'));
    onSaved?.(answer);
    onClose();
  };

  return (
    <EditDrawer
      title={existing ? <EditorTitle answer={existing} editing={mayEdit} /> : t('add')}
      form={form}
      saving={save.isPending || step.isPending}
      error={save.error ?? step.error}
      onClose={onClose}
      width={980}
      readOnly={!mayEdit || !ready}
      extra={
        existing && (
          <>
            <Button onClick={() => setHistory(true)}>{t('history')}</Button> <AnswerSteps answer={existing} form={form} />
          </>
        )
      }
      footerExtra={
        <Button
          onClick={() => {
            submits.current = true;
            form.submit();
          }}
        >
          {t('saveAndSubmit')}
        </Button>
      }
    >
      {children}
      {existing && <Standing answer={existing} />}
      {existing && history && <VersionHistory answer={existing} onClose={() => setHistory(false)} />}
      {ready && (
        <div className={styles.editor}>
          <Form form={form} layout="vertical" initialValues={initial} disabled={!mayEdit} onFinish={() => void submit().catch(() => undefined)} onFinishFailed={() => (submits.current = false)} scrollToFirstError>
            <AnswerFields isNew={existing === undefined} />
          </Form>
          <AnswerPreview form={form} initial={initial} storedMediaUrl={existing?.mediaUrl ?? undefined} />
        </div>
      )}
    </EditDrawer>
  );
}

/** What the one who opens it has to know first: why it came back, and what citizens get meanwhile. */
function Standing({ answer }: { answer: Answer }) {
  const t = useTexts(texts);
  const { hits, helpful, unhelpful, handedOver } = answer;
  return (
    <>
      {hits > 0 && <p className={styles.fare}>{t('fare', { hits, helpful, unhelpful, handedOver })}</p>}
      {answer.note != null && <Alert className={styles.standing} type="warning" showIcon title={t('returnedBecause', { reason: answer.note })} />}
      {answer.approvedVersion != null && answer.approvedVersion !== answer.version && (
        <Alert className={styles.standing} type="info" showIcon title={t('givenMeanwhile', { version: answer.approvedVersion })} />
      )}
    </>
  );
}

function EditorTitle({ answer, editing }: { answer: Answer; editing: boolean }) {
  const t = useTexts(texts);
  return (
    <span className={styles.editorTitle}>
      {t(editing ? 'edit' : 'look')} <AnswerStatusTag answer={answer} /> <small>{t('version', { version: answer.version })}</small>
    </span>
  );
}

function newDraft(key: string, start: Partial<AnswerDraft> | undefined): AnswerDraft {
  return { key, question: '', phrasings: [], kind: 'text', department: '', source: '', ...start };
}

function withAdded(draft: AnswerDraft, start: Partial<AnswerDraft> | undefined): AnswerDraft {
  return { ...draft, phrasings: [...new Set([...draft.phrasings, ...(start?.phrasings ?? [])])] };
}
