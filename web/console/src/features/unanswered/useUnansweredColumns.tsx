import { Button, Popconfirm, Space, type TableColumnsType, Tag } from 'antd';
import { Link } from 'react-router';
import type { Unanswered } from '../../api/types';
import { useLanguage, useTexts } from '../../app/i18n/language';
import { dateTime } from '../../app/time/format';
import { useMay } from '../session/useSession';
import { texts } from './texts';

interface UnansweredActions {
  onMake: (question: Unanswered) => void;
  onAddPhrasing: (question: Unanswered, answerId: string) => void;
  onChangeAnswer: (question: Unanswered, answerId: string) => void;
  onDismiss: (question: Unanswered) => Promise<void>;
}

export function useUnansweredColumns({ onMake, onAddPhrasing, onChangeAnswer, onDismiss }: UnansweredActions): TableColumnsType<Unanswered> {
  const t = useTexts(texts);
  const language = useLanguage();
  const mayEdit = useMay('editKnowledge');
  const mayReply = useMay('reply');
  return [
    {
      key: 'text',
      title: t('text'),
      render: (_, { text, badlyRated }) => (
        <>
          <span style={{ overflowWrap: 'anywhere', whiteSpace: 'pre-wrap' }}>{text}</span>{' '}
          {badlyRated > 0 && (
            <Tag variant="filled" color="red">
              {t('badlyRatedTimes', { times: badlyRated })}
            </Tag>
          )}
        </>
      ),
    },
    { key: 'count', title: t('count'), sorter: true, width: 84, align: 'right', dataIndex: 'count' },
    { key: 'lastAt', title: t('lastAt'), sorter: true, width: 132, render: (_, { lastAt }) => dateTime(lastAt, language) },
    { key: 'firstAt', title: t('firstAt'), sorter: true, width: 132, render: (_, { firstAt }) => dateTime(firstAt, language) },
    { key: 'accountName', title: t('account'), width: 100, ellipsis: true, dataIndex: 'accountName' },
    {
      key: 'suggestion',
      title: t('suggestion'),
      width: 216,
      render: (_, question) => {
        const { badAnswer, suggestion } = question;
        if (badAnswer)
          return (
            <>
              <span style={{ color: 'var(--faint)' }}>{t('badAnswer')}</span> {badAnswer.question}{' '}
              {mayEdit && (
                <Button size="small" type="link" style={{ padding: 0 }} onClick={() => onChangeAnswer(question, badAnswer.answerId)}>
                  {t('changeAnswer')}
                </Button>
              )}
            </>
          );
        if (!suggestion) return <span style={{ color: 'var(--faint)' }}>{t('noSuggestion')}</span>;
        return (
          <>
            {suggestion.question}{' '}
            {mayEdit && (
              <Button size="small" type="link" style={{ padding: 0 }} onClick={() => onAddPhrasing(question, suggestion.answerId)}>
                {t('addPhrasing')}
              </Button>
            )}
          </>
        );
      },
    },
    {
      key: 'actions',
      width: 216,
      fixed: 'right',
      render: (_, question) => (
        <Space size={4}>
          {mayEdit && (
            <Button size="small" type="primary" ghost onClick={() => onMake(question)}>
              {t('makeAnswer')}
            </Button>
          )}
          {mayReply && (
            <Link to={`/conversations/${question.conversationId}`}>
              <Button size="small" type="text">
                {t('open')}
              </Button>
            </Link>
          )}
          {mayEdit && (
            <Popconfirm title={t('dismissAsk')} okText={t('dismiss')} cancelText={t('cancel')} onConfirm={() => onDismiss(question)}>
              <Button size="small" type="text">
                {t('dismiss')}
              </Button>
            </Popconfirm>
          )}
        </Space>
      ),
    },
  ];
}
