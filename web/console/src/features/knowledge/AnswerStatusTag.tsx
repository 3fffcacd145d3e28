import { Tag } from 'antd';
import type { Answer } from '../../api/types';
import { useTexts } from '../../app/i18n/language';
import { useNow } from '../../app/time/clock';
import { validityOf } from './answerDraft';
import { texts } from './texts';

const colours = { draft: 'gold', review: 'blue', approved: 'green', retired: 'default' } as const;

/** Where an answer stands, which older version citizens still get, and whether its dates say something else. */
export function AnswerStatusTag({ answer }: { answer: Pick<Answer, 'status' | 'effectiveFrom' | 'approvedVersion' | 'approvedExpiresAt'> }) {
  const t = useTexts(texts);
  const validity = validityOf(answer, useNow(60_000));
  return (
    <>
      <Tag variant="filled" color={colours[answer.status]}>
        {t(answer.status)}
      </Tag>
      {answer.status !== 'approved' && answer.approvedVersion != null && (
        <Tag variant="filled" color="green" title={t('givenVersion', { version: answer.approvedVersion })}>
          {t('given')}
        </Tag>
      )}
      {validity && (
        <Tag variant="filled" color={validity === 'expired' ? 'red' : 'orange'}>
          {t(validity)}
        </Tag>
      )}
    </>
  );
}
