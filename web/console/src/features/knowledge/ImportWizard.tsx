import { InboxOutlined } from '@ant-design/icons';
import { Alert, Button, Modal, Progress, Steps, Upload } from 'antd';
import { useState } from 'react';
import type { ImportProgress } from '../../api/types';
import { useTexts } from '../../app/i18n/language';
import { Failure } from '../../app/parts/Failure';
import { ImportReport } from './ImportReport';
import styles from './knowledge.module.css';
import { texts } from './texts';
import { useImportRun } from './useImport';

/** Brings a CSV in: choose, check without writing, import. A file with any mistake changes nothing. */
export function ImportWizard({ onClose }: { onClose: () => void }) {
  const t = useTexts(texts);
  const check = useImportRun();
  const write = useImportRun();
  const [file, setFile] = useState<File>();
  const step = file === undefined ? 0 : write.running || write.finished || write.error ? 2 : 1;
  const run = step === 2 ? write : check;

  const choose = (chosen: File) => {
    setFile(chosen);
    check.start({ file: chosen, dryRun: true });
  };
  const again = () => {
    setFile(undefined);
    check.reset();
    write.reset();
  };
  const finish = () => {
    if (write.finished) void write.refresh();
    onClose();
  };

  return (
    <Modal title={t('importTitle')} open width={720} mask={{ closable: false }} footer={null} onCancel={finish}>
      <Steps size="small" current={step} items={[{ title: t('stepFile') }, { title: t('stepCheck') }, { title: t('stepImport') }]} />
      <div className={styles.report}>
        {file === undefined && <FilePicker onChoose={choose} />}
        {run.running && <Working text={t(step === 2 ? 'importing' : 'checking')} uploaded={run.uploaded} progress={run.progress} />}
        {run.error && <Failure error={run.error} />}
        {!run.error && run.finished && run.progress && <Verdict progress={run.progress} written={step === 2} />}
      </div>
      <div className={styles.wizardFoot}>
        {file !== undefined && !run.running && !(step === 2 && write.progress?.state === 'done') && <Button onClick={again}>{t('otherFile')}</Button>}
        {step === 1 && file && isImportable(check.progress) && (
          <Button type="primary" onClick={() => write.start({ file, dryRun: false })}>
            {t('doImport')}
          </Button>
        )}
        {step === 2 && write.finished && (
          <Button type="primary" onClick={finish}>
            {t('finish')}
          </Button>
        )}
      </div>
    </Modal>
  );
}

function isImportable(progress: ImportProgress | undefined): boolean {
  return progress?.state === 'done' && progress.errors.length === 0 && progress.added + progress.changed > 0;
}

function FilePicker({ onChoose }: { onChoose: (file: File) => void }) {
  const t = useTexts(texts);
  return (
    <Upload.Dragger
      accept=".csv,.xlsx,text/csv,application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
      multiple={false}
      showUploadList={false}
      beforeUpload={(file) => {
        onChoose(file);
        return Upload.LIST_IGNORE;
      }}
    >
      <p className="ant-upload-drag-icon">
        <InboxOutlined />
      </p>
      <p className="ant-upload-text">{t('drop')}</p>
      <p className="ant-upload-hint">{t('dropHint')}</p>
    </Upload.Dragger>
  );
}

function Working({ text, uploaded, progress }: { text: string; uploaded: number; progress: ImportProgress | undefined }) {
  const t = useTexts(texts);
  // Sending the file is the first fifth of the bar, the rows are the rest.
  const rows = progress && progress.total > 0 ? progress.done / progress.total : 0;
  return (
    <div className={styles.working} role="status">
      <p>{text}</p>
      <Progress percent={Math.round(uploaded * 20 + rows * 80)} status="active" />
      {progress && progress.total > 0 && <small>{t('progress', { done: progress.done, total: progress.total })}</small>}
    </div>
  );
}

function Verdict({ progress, written }: { progress: ImportProgress; written: boolean }) {
  const t = useTexts(texts);
  const bad = progress.state === 'rejected' || progress.errors.length > 0;
  const good = written ? t('imported') : t(progress.added + progress.changed === 0 ? 'checkedNothing' : 'checkedGood');
  return (
    <>
      <Alert showIcon type={bad ? 'error' : 'success'} title={bad ? (written ? t('importRejected') : t('checkedBad', { count: progress.errors.length })) : good} />
      <ImportReport progress={progress} />
    </>
  );
}
