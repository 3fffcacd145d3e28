import { Tag, type TableColumnsType } from 'antd';
import { useMemo } from 'react';
import type { Answer } from '../../api/types';
import { useLanguage, useTexts } from '../../app/i18n/language';
import { dateTime } from '../../app/time/format';
import { AnswerStatusTag } from './AnswerStatusTag';
import styles from './knowledge.module.css';
import { texts } from './texts';
import { useDepartments } from './useAnswers';

export function useAnswerColumns(): TableColumnsType<Answer> {
  const t = useTexts(texts);
  const language = useLanguage();
  const departments = useDepartments().data;
  return useMemo(() => {
    const names = new Map(departments?.map(({ key, name }) => [key, name]));
    return [
      {
        key: 'question',
        title: t('question'),
        sorter: true,
        render: (_, answer) => (
          <div className={styles.questionCell}>
            <strong>{answer.question}</strong>
            <small>{answer.text ?? answer.title ?? answer.description}</small>
          </div>
        ),
      },
      { key: 'phrasings', title: t('phrasings'), width: 84, align: 'right', render: (_, answer) => answer.phrasings.length },
      { key: 'kind', title: t('kind'), width: 68, render: (_, answer) => <Tag variant="filled">{t(`kind_${answer.kind}`)}</Tag> },
      { key: 'department', title: t('department'), sorter: true, width: 130, ellipsis: true, render: (_, answer) => answer.department != null && (names.get(answer.department) ?? answer.department) },
      { key: 'status', title: t('status'), sorter: true, width: 136, render: (_, answer) => <AnswerStatusTag answer={answer} /> },
      { key: 'expiresAt', title: t('expiresAt'), sorter: true, width: 104, render: (_, answer) => answer.expiresAt ?? '' },
      ...(['hits', 'helpful', 'unhelpful', 'handedOver'] as const).map((count) => ({
        key: count,
        title: t(count),
        sorter: true,
        width: count === 'hits' || count === 'handedOver' ? 94 : 76,
        align: 'right' as const,
        render: (_: unknown, answer: Answer) => answer[count].toLocaleString(language),
      })),
      {
        key: 'updatedAt',
        title: t('updatedAt'),
        sorter: true,
        width: 136,
        render: (_, answer) => (
          <div className={styles.questionCell}>
            {dateTime(answer.updatedAt, language)}
            <small title={t('updatedBy')}>{answer.updatedBy.startsWith('pack:') ? t('byPack', { name: answer.updatedBy.slice(5) }) : answer.updatedBy}</small>
          </div>
        ),
      },
    ];
  }, [t, language, departments]);
}
