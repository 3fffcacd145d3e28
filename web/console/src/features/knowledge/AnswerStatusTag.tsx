import { Tag } from 'antd';
import type { Answer } from '../../api/types';
import { useTexts } from '../../app/i18n/language';
import { useNow } from '../../app/time/clock';
import { validityOf } from './answerDraft';
import { texts } from './texts';

const colours = { draft: 'gold', approved: 'green', retired: 'default' } as const;

/** Where an answer stands, and whether its dates say something else. */
export function AnswerStatusTag({ answer }: { answer: Pick<Answer, 'status' | 'effectiveFrom' | 'expiresAt'> }) {
  const t = useTexts(texts);
  const validity = validityOf(answer, useNow(60_000));
  return (
    <>
      <Tag variant="filled" color={colours[answer.status]}>
        {t(answer.status)}
      </Tag>
      {validity && (
        <Tag variant="filled" color={validity === 'expired' ? 'red' : 'orange'}>
          {t(validity)}
        </Tag>
      )}
    </>
  );
}
