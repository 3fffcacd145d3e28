import { Table, Tag } from 'antd';
import type { TryCandidate, TryResult } from '../../api/types';
import { useLanguage, useTexts } from '../../app/i18n/language';
import { explain, percent, sharesOf } from './explain';
import { featureName } from './features.texts';
import styles from './try.module.css';
import { tryTexts } from './tryTexts';

const colours = { keyword: 'geekblue', answer: 'green', suggest: 'gold', handOver: 'volcano' } as const;

interface TryOutcomeProps {
  result: TryResult;
  onOpen: (answerId: string) => void;
}

/** The decision, its reasons in words, what the citizen receives, and the evidence behind each candidate. */
export function TryOutcome({ result, onOpen }: TryOutcomeProps) {
  const t = useTexts(tryTexts);
  const language = useLanguage();
  return (
    <>
      <section className={styles.decision}>
        <Tag variant="filled" color={colours[result.decision]}>
          {t(`decision_${result.decision}`)}
        </Tag>
        <div>
          {explain(result, t, language).map((reason) => (
            <p key={reason}>{reason}</p>
          ))}
        </div>
      </section>
      <h3 className={styles.heading}>{t('reply')}</h3>
      <Reply reply={result.reply} />
      <h3 className={styles.heading}>{t('candidates')}</h3>
      <Candidates result={result} onOpen={onOpen} />
      <dl className={styles.facts}>
        <dt>{t('normalised')}</dt>
        <dd>{result.normalised}</dd>
        <dt>{t('terms')}</dt>
        <dd>{result.terms.length === 0 ? t('noTerms') : result.terms.map((term, index) => <code key={`${index}${term}`}>{term}</code>)}</dd>
      </dl>
    </>
  );
}

function Reply({ reply }: { reply: TryResult['reply'] }) {
  const t = useTexts(tryTexts);
  if (reply.text != null) return <p className={styles.reply}>{reply.text}</p>;
  const kind = replyKinds.find((each) => each === reply.kind);
  return (
    <p className={styles.reply}>
      <span className={styles.replyKind}>{kind === undefined ? reply.kind : t(`reply_${kind}`)}</span> {reply.title}
      {reply.description != null && <small>{reply.description}</small>}
    </p>
  );
}

const replyKinds = ['news', 'image', 'voice', 'video', 'music', 'transfer'] as const;

function Candidates({ result, onOpen }: TryOutcomeProps) {
  const t = useTexts(tryTexts);
  return (
    <>
      <ScoreScale result={result} />
      <Table<TryCandidate>
        size="small"
        rowKey="id"
        dataSource={result.candidates}
        pagination={false}
        locale={{ emptyText: t('noCandidates') }}
        expandable={{ expandedRowRender: (candidate) => <Evidence candidate={candidate} />, defaultExpandedRowKeys: result.candidates.slice(0, 1).map(({ id }) => id), rowExpandable: ({ features }) => features.length > 0 }}
        columns={[
          { key: 'rank', title: t('rank'), width: 56, render: (_, __, index) => index + 1 },
          { key: 'question', title: t('candidate'), render: (_, { id, question }) => <a onClick={() => onOpen(id)}>{question}</a> },
          { key: 'matchedPhrasing', title: t('matchedPhrasing'), dataIndex: 'matchedPhrasing' },
          { key: 'score', title: t('score'), width: 80, align: 'right', render: (_, { score }) => percent(score) },
        ]}
      />
    </>
  );
}

/** Where the candidates stand between the two thresholds. */
function ScoreScale({ result }: { result: TryResult }) {
  const t = useTexts(tryTexts);
  const { answer, suggest } = result.thresholds;
  return (
    <div className={styles.scale} aria-label={t('thresholds')}>
      <span className={styles.zoneSuggest} style={{ left: percent(suggest), width: percent(Math.max(0, answer - suggest)) }} />
      <span className={styles.zoneAnswer} style={{ left: percent(answer), right: 0 }} />
      {result.candidates.slice(0, 3).map((candidate, index) => (
        <i key={candidate.id} style={{ left: percent(Math.min(1, Math.max(0, candidate.score))) }} title={`${candidate.question} ${percent(candidate.score)}`}>
          {index + 1}
        </i>
      ))}
      <small className={suggest > 0.2 ? styles.before : styles.after} style={{ left: percent(suggest) }}>{t('threshold_suggest', { value: percent(suggest) })}</small>
      <small className={answer > 0.7 ? styles.before : styles.after} style={{ left: percent(answer) }}>{t('threshold_answer', { value: percent(answer) })}</small>
    </div>
  );
}

function Evidence({ candidate }: { candidate: TryCandidate }) {
  const t = useTexts(tryTexts);
  const language = useLanguage();
  const shares = sharesOf(candidate);
  const largest = Math.max(...shares.map(({ share }) => Math.abs(share ?? 0)), 1e-9);
  return (
    <table className={styles.evidence}>
      <thead>
        <tr>
          <th>{t('feature')}</th>
          <th>{t('value')}</th>
          <th>{t('weight')}</th>
          <th colSpan={2}>{t('share')}</th>
        </tr>
      </thead>
      <tbody>
        {shares.map(({ name, value, weight, share }) => (
          <tr key={name}>
            <td title={name}>{featureName(name, language)}</td>
            <td>{value.toFixed(3)}</td>
            <td>{weight?.toFixed(3)}</td>
            <td>{share?.toFixed(3)}</td>
            <td>{share !== undefined && <span className={share < 0 ? styles.barDown : styles.barUp} style={{ width: `${(Math.abs(share) / largest) * 100}%` }} />}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
