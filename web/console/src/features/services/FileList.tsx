import { Image } from 'antd';
import type { ServiceFile } from '../../api/types';
import { useLanguage, useTexts } from '../../app/i18n/language';
import { dateTime } from '../../app/time/format';
import styles from './services.module.css';
import { fileTexts } from './texts';

const addressOf = (file: ServiceFile) => `/api/services/files/${file.id}`;

/** Pictures to enlarge, recordings to hear, documents to save; each look stands in the audit log, so recordings are fetched only when they are played. */
export function FileList({ files }: { files: readonly ServiceFile[] }) {
  const t = useTexts(fileTexts);
  return (
    <Image.PreviewGroup>
      <ul className={styles.files}>
        {files.map((file, place) => (
          <li key={file.id}>{file.state === 'kept' ? <Kept file={file} number={place + 1} /> : <span className={styles.faint}>{file.fault == null ? t('waiting') : t('useless', { fault: file.fault })}</span>}</li>
        ))}
      </ul>
    </Image.PreviewGroup>
  );
}

function Kept({ file, number }: { file: ServiceFile; number: number }) {
  const t = useTexts(fileTexts);
  const language = useLanguage();
  const address = addressOf(file);
  if (file.type?.startsWith('image/') === true)
    return (
      <figure>
        <Image src={address} alt={t('photo', { number })} width={104} height={78} className={styles.photo} />
        <figcaption>{file.takenAt == null ? t('photo', { number }) : t('takenAt', { at: dateTime(file.takenAt, language) })}</figcaption>
      </figure>
    );
  if (file.type === 'audio/mpeg' || file.type === 'audio/wav' || file.type === 'audio/mp4' || file.type === 'audio/webm') return <audio controls preload="none" src={address} aria-label={t('voice', { number })} />;
  return (
    <a href={address} download>
      {t(file.type?.startsWith('audio/') === true ? 'voice' : 'file', { number })}
    </a>
  );
}
