import { App, Button, type FormInstance, Popconfirm, Space } from 'antd';
import { problemText } from '../../api/problem';
import type { Answer } from '../../api/types';
import { useTexts } from '../../app/i18n/language';
import { texts } from './texts';
import { type AnswerStep, stepsFrom, useAnswerStep } from './useAnswers';

/** Approve, retire, back to draft: whatever the answer can do from where it stands. */
export function AnswerSteps({ answer, form }: { answer: Answer; form: FormInstance }) {
  const t = useTexts(texts);
  const { message } = App.useApp();
  const step = useAnswerStep();

  const run = (kind: AnswerStep) => {
    if (form.isFieldsTouched()) {
      void message.warning(t('saveFirst'));
      return;
    }
    step.mutate(
      { answer, step: kind },
      {
        onSuccess: () => void message.success(t(`done_${kind}`)),
        onError: (error) => void message.error(problemText(error)),
      },
    );
  };

  return (
    <Space>
      {stepsFrom(answer.status).map((kind) => {
        const quiet = kind === 'approve' || answer.status !== 'approved';
        const button = (
          <Button key={kind} type={kind === 'approve' ? 'primary' : 'default'} danger={kind === 'retire'} disabled={step.isPending} onClick={quiet ? () => run(kind) : undefined}>
            {t(kind)}
          </Button>
        );
        if (quiet) return button;
        return (
          <Popconfirm key={kind} title={t(kind === 'retire' ? 'retireAsk' : 'reopenAsk')} okText={t(kind)} cancelText={t('cancel')} onConfirm={() => run(kind)}>
            {button}
          </Popconfirm>
        );
      })}
    </Space>
  );
}
