import type { UseMutationResult } from '@tanstack/react-query';
import { Alert, App, Button, Input, Modal } from 'antd';
import { type ReactNode, useState } from 'react';
import { ApiProblem, mayHaveHappened, problemText } from '../../api/problem';
import type { ServiceRun } from '../../api/types';
import { useTexts } from '../../app/i18n/language';
import { Failure } from '../../app/parts/Failure';
import { handlingTexts } from './handling.texts';
import styles from './services.module.css';
import { useRunNow } from './useServices';

interface HandlingDialogProps<T> {
  run: ServiceRun;
  handling: UseMutationResult<void, Error, T>;
  request: (words: string) => T;
  title: string;
  okText: string;
  danger?: boolean;
  label: string;
  hint?: string;
  least: number;
  most: number;
  start?: string;
  /** Said once it is done. */
  done: string;
  /** Why it can no longer be done; the words stay to be read and copied. */
  warning?: ReactNode;
  onDone: () => void;
  onClose: () => void;
}

/** The words with which a record is handled. They stay until it is certain that they arrived or come too late. */
export function HandlingDialog<T>({ run, handling, request, title, okText, danger = false, label, hint, least, most, start = '', done, warning, onDone, onClose }: HandlingDialogProps<T>) {
  const t = useTexts(handlingTexts);
  const { message } = App.useApp();
  const [words, setWords] = useState(start);
  const [before, setBefore] = useState(run);
  const isUnsure = handling.error !== null && mayHaveHappened(handling.error);
  const now = useRunNow(run, isUnsure);
  // Whoever is told twice what to do wonders which of the two holds: nothing is sent anew before it is known how the record stands.
  const maySend = !isUnsure || (now.isSuccess && !now.isFetching && now.data?.handledAt === null);
  const send = () => {
    setBefore(run);
    handling.mutate(request(words.trim()), {
      onSuccess: () => {
        void message.success(done);
        onDone();
      },
      onError: (error) => {
        if (!isTooLate(error)) return;
        void message.error(problemText(error));
        onClose();
      },
    });
  };
  return (
    <Modal
      open
      title={title}
      okText={okText}
      cancelText={t('cancel')}
      okButtonProps={{ disabled: words.trim().length < least || !maySend || warning !== undefined, loading: handling.isPending, danger }}
      onOk={send}
      onCancel={onClose}
    >
      <div className={styles.standing}>{warning ?? (handling.error !== null && (isUnsure ? <Unsure before={before} now={now} /> : <Failure error={handling.error} />))}</div>
      <Input.TextArea autoFocus aria-label={label} placeholder={hint} maxLength={most} autoSize={{ minRows: 3 }} value={words} disabled={handling.isPending} onChange={(event) => setWords(event.target.value)} />
    </Modal>
  );
}

/** A colleague was first, or it is gone: nothing is left to be said about it. */
function isTooLate(error: Error): boolean {
  return error instanceof ApiProblem && (error.status === 404 || error.status === 409);
}

/** No answer came: what is known of the record by now. */
function Unsure({ before, now }: { before: ServiceRun; now: ReturnType<typeof useRunNow> }) {
  const t = useTexts(handlingTexts);
  const again = now.isError && (
    <Button size="small" loading={now.isFetching} onClick={() => void now.refetch()}>
      {t('lookAgain')}
    </Button>
  );
  return <Alert type="warning" showIcon title={t('unsure')} description={<Found before={before} now={now} />} action={again} />;
}

function Found({ before, now: { data: run, isFetching, isError } }: { before: ServiceRun; now: ReturnType<typeof useRunNow> }) {
  const t = useTexts(handlingTexts);
  if (isFetching) return t('looking');
  if (isError) return t('notLooked');
  if (!run) return t('notFound');
  const said = { name: run.handledBy ?? '', words: run.handledNote ?? '' };
  if (run.handledAt !== null) return t('handled', said);
  if (run.decision !== 'guided') return t('nothingNoted');
  const isNew = before.decision !== 'guided' || before.handledNote !== run.handledNote || before.handledBy !== run.handledBy;
  return t(isNew ? 'guidedNow' : 'guidedBefore', said);
}
