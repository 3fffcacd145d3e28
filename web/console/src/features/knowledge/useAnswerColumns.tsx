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
        width: 420,
        render: (_, answer) => (
          <div className={styles.questionCell}>
            <strong>{answer.question}</strong>
            <small>{answer.text ?? answer.title ?? answer.description}</small>
          </div>
        ),
      },
      { key: 'phrasings', title: t('phrasings'), width: 90, align: 'right', render: (_, answer) => answer.phrasings.length },
      { key: 'kind', title: t('kind'), width: 76, render: (_, answer) => <Tag variant="filled">{t(`kind_${answer.kind}`)}</Tag> },
      { key: 'department', title: t('department'), sorter: true, width: 160, ellipsis: true, render: (_, answer) => names.get(answer.department) ?? answer.department },
      { key: 'status', title: t('status'), sorter: true, width: 130, render: (_, answer) => <AnswerStatusTag answer={answer} /> },
      { key: 'expiresAt', title: t('expiresAt'), sorter: true, width: 110, render: (_, answer) => answer.expiresAt ?? '' },
      { key: 'hits', title: t('hits'), sorter: true, width: 96, align: 'right', render: (_, answer) => answer.hits.toLocaleString(language) },
      { key: 'updatedAt', title: t('updatedAt'), sorter: true, width: 140, render: (_, answer) => dateTime(answer.updatedAt, language) },
      { key: 'updatedBy', title: t('updatedBy'), width: 100, ellipsis: true, dataIndex: 'updatedBy' },
    ];
  }, [t, language, departments]);
}
