import { App, Button, type FormInstance, Popconfirm, Space, Tooltip } from 'antd';
import { useState } from 'react';
import { problemText } from '../../api/problem';
import type { Answer } from '../../api/types';
import { useTexts } from '../../app/i18n/language';
import { ReturnDialog } from '../../app/parts/ReturnDialog';
import { type Ability, may, useStaff } from '../session/useSession';
import { texts } from './texts';
import { type AnswerStep, stepsFrom, useAnswerStep } from './useAnswers';

const needed: Readonly<Record<AnswerStep, Ability>> = { submit: 'editKnowledge', approve: 'approveAnswers', return: 'withdrawAnswers', retire: 'withdrawAnswers' };

/** Submit, approve, return, retire: whatever the answer can do from where it stands, and this person with it. */
export function AnswerSteps({ answer, form }: { answer: Answer; form: FormInstance }) {
  const t = useTexts(texts);
  const { message } = App.useApp();
  const step = useAnswerStep();
  const staff = useStaff();
  const own = staff.id === answer.writtenById;
  const [returning, setReturning] = useState(false);

  const run = (kind: AnswerStep, reason?: string) => {
    if (form.isFieldsTouched()) {
      void message.warning(t('saveFirst'));
      return;
    }
    step.mutate(
      { answer, step: kind, reason },
      {
        onSuccess: () => {
          setReturning(false);
          void message.success(t(`done_${kind}`));
        },
        onError: (error) => void message.error(problemText(error)),
      },
    );
  };

  const label = (kind: AnswerStep) => {
    if (kind !== 'return') return t(kind);
    if (answer.status === 'retired') return t('reopen');
    return t(own ? 'withdraw' : 'return');
  };
  const mustExplain = answer.status === 'review' && !own;
  const act = (kind: AnswerStep) => (kind === 'return' && mustExplain ? setReturning(true) : run(kind));

  return (
    <Space>
      {stepsFrom(answer.status).filter((kind) => may(staff, needed[kind])).map((kind) => {
        const refused = kind === 'approve' && own;
        const asks = kind === 'retire' && answer.approvedVersion != null;
        const button = (
          <Button key={kind} type={kind === 'approve' || kind === 'submit' ? 'primary' : 'default'} danger={kind === 'retire'} disabled={step.isPending || refused} onClick={asks ? undefined : () => act(kind)}>
            {label(kind)}
          </Button>
        );
        if (refused) {
          return (
            <Tooltip key={kind} title={t('approveNotYours')}>
              {button}
            </Tooltip>
          );
        }
        if (!asks) return button;
        return (
          <Popconfirm key={kind} title={t('retireAsk')} okText={t(kind)} cancelText={t('cancel')} onConfirm={() => run(kind)}>
            {button}
          </Popconfirm>
        );
      })}
      {returning && <ReturnDialog busy={step.isPending} onReturn={(reason) => run('return', reason)} onClose={() => setReturning(false)} />}
    </Space>
  );
}
