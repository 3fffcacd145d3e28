import { App, Form, Spin } from 'antd';
import type { ReactNode } from 'react';
import type { Answer, AnswerDraft } from '../../api/types';
import { useTexts } from '../../app/i18n/language';
import { EditDrawer } from '../../app/parts/EditDrawer';
import { Failure } from '../../app/parts/Failure';
import { useNow } from '../../app/time/clock';
import { useMay } from '../session/useSession';
import { cleaned, draftOf, proposeKey } from './answerDraft';
import { AnswerFields } from './AnswerFields';
import { AnswerPreview } from './AnswerPreview';
import { AnswerSteps } from './AnswerSteps';
import { AnswerStatusTag } from './AnswerStatusTag';
import styles from './knowledge.module.css';
import { texts } from './texts';
import { useAnswer, useSaveAnswer } from './useAnswers';

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
      {!ready && !existing.isError && <Spin className={styles.spin} />}
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
  const now = useNow(86_400_000);
  const initial = existing ? withAdded(draftOf(existing), start) : newDraft(now, start);

  const submit = () =>
    save.mutate(
      { existing, draft: cleaned({ ...initial, ...form.getFieldsValue() }) },
      {
        onSuccess: (answer) => {
          void message.success(t(answer.status === 'draft' ? 'savedDraft' : 'saved'));
          onSaved?.(answer);
          onClose();
        },
      },
    );

  return (
    <EditDrawer
      title={existing ? <EditorTitle answer={existing} editing={mayEdit} /> : t('add')}
      form={form}
      saving={save.isPending}
      error={save.error}
      onClose={onClose}
      width={980}
      readOnly={!mayEdit || !ready}
      extra={existing && mayEdit && <AnswerSteps answer={existing} form={form} />}
    >
      {children}
      {ready && (
        <div className={styles.editor}>
          <Form form={form} layout="vertical" initialValues={initial} disabled={!mayEdit} onFinish={submit} scrollToFirstError>
            <AnswerFields isNew={existing === undefined} />
          </Form>
          <AnswerPreview form={form} initial={initial} storedMediaUrl={existing?.mediaUrl ?? undefined} />
        </div>
      )}
    </EditDrawer>
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

function newDraft(now: number, start: Partial<AnswerDraft> | undefined): AnswerDraft {
  return { key: proposeKey(now), question: '', phrasings: [], kind: 'text', department: '', source: '', ...start };
}

function withAdded(draft: AnswerDraft, start: Partial<AnswerDraft> | undefined): AnswerDraft {
  return { ...draft, phrasings: [...new Set([...draft.phrasings, ...(start?.phrasings ?? [])])] };
}
