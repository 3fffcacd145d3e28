import { App, Button, Drawer, Segmented, Tag } from 'antd';
import { useState } from 'react';
import { problemText } from '../../api/problem';
import type { Answer, AnswerVersion } from '../../api/types';
import { useLanguage, useTexts } from '../../app/i18n/language';
import { Failure } from '../../app/parts/Failure';
import { Loading } from '../../app/parts/Loading';
import { dateTime } from '../../app/time/format';
import { useMay } from '../session/useSession';
import styles from './history.module.css';
import { texts } from './texts';
import { useSaveAnswer, useVersions } from './useAnswers';
import { VersionDiff } from './VersionDiff';

/** Who changed an answer, when, and what exactly (版本记录). */
export function VersionHistory({ answer, onClose }: { answer: Answer; onClose: () => void }) {
  const t = useTexts(texts);
  const versions = useVersions(answer);
  return (
    <Drawer title={t('historyTitle')} open size={860} onClose={onClose} mask={{ closable: true }}>
      {versions.isError && <Failure error={versions.error} onRetry={() => void versions.refetch()} />}
      {versions.isPending && <Loading />}
      {versions.data && <History key={answer.version} answer={answer} versions={versions.data} />}
    </Drawer>
  );
}

function History({ answer, versions }: { answer: Answer; versions: readonly AnswerVersion[] }) {
  const t = useTexts(texts);
  const given = versions.find(({ isGiven }) => isGiven);
  const [number, setNumber] = useState(answer.version);
  const [against, setAgainst] = useState<'previous' | 'given'>(given && given.number !== answer.version ? 'given' : 'previous');
  const at = versions.findIndex((version) => version.number === number);
  const chosen = versions[at];
  const previous = versions[at + 1];
  const other = against === 'given' ? given : previous;
  return (
    <div className={styles.history}>
      <ol className={styles.versions}>
        {versions.map((version) => (
          <li key={version.number}>
            <VersionButton version={version} chosen={version.number === number} onChoose={() => setNumber(version.number)} />
          </li>
        ))}
      </ol>
      {chosen && (
        <section className={styles.chosen} aria-label={t('version', { version: chosen.number })}>
          <div className={styles.head}>
            {given ? (
              <Segmented
                size="small"
                value={against}
                onChange={setAgainst}
                options={[
                  { value: 'previous' as const, label: t('comparePrevious') },
                  { value: 'given' as const, label: t('compareGiven') },
                ]}
              />
            ) : (
              <strong>{t('comparePrevious')}</strong>
            )}
            <Restore answer={answer} version={chosen} />
          </div>
          {chosen.note != null && <p className={styles.note}>{t('returnedBecause', { reason: chosen.note })}</p>}
          {!other && <p className={styles.nothing}>{t('firstVersion')}</p>}
          <VersionDiff before={other} after={chosen} />
        </section>
      )}
    </div>
  );
}

function VersionButton({ version, chosen, onChoose }: { version: AnswerVersion; chosen: boolean; onChoose: () => void }) {
  const t = useTexts(texts);
  const language = useLanguage();
  return (
    <button type="button" className={styles.version} aria-current={chosen} onClick={onChoose}>
      <span>
        {t('version', { version: version.number })} · {t(`change_${version.change}`)} {version.isGiven && <Tag color="green">{t('given')}</Tag>}
      </span>
      <small>
        {version.by.startsWith('pack:') ? t('byPack', { name: version.by.slice(5) }) : version.by} · {dateTime(version.at, language)}
      </small>
    </button>
  );
}

/** An older wording becomes a new draft; the version itself is never touched. */
function Restore({ answer, version }: { answer: Answer; version: AnswerVersion }) {
  const t = useTexts(texts);
  const { message } = App.useApp();
  const save = useSaveAnswer();
  if (!useMay('editKnowledge') || version.number === answer.version) return null;
  const { question, phrasings, kind, text, title, description, url, media, department, source, sourceUrl, effectiveFrom, expiresAt } = version;
  const isAddress = media != null && /^https?:/.test(media);
  const draft = { key: answer.key, question, phrasings, kind, text, title, description, url, pictureUrl: isAddress ? media : undefined, media: isAddress ? undefined : media, department, source, sourceUrl, effectiveFrom, expiresAt };
  const run = () =>
    save.mutate(
      { existing: answer, draft },
      {
        onSuccess: () => void message.success(t('restored', { version: version.number })),
        onError: (error) => void message.error(problemText(error)),
      },
    );
  return (
    <Button size="small" loading={save.isPending} onClick={run}>
      {t('restore')}
    </Button>
  );
}
