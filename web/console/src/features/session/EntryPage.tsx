import type { ReactNode } from 'react';
import { setLanguage, useLanguage, useTexts } from '../../app/i18n/language';
import styles from './session.module.css';
import { texts } from './texts';

/** The frame of the pages one sees before the console: plain HTML, so that signing in needs no component library. */
export function EntryPage({ children }: { children: ReactNode }) {
  const t = useTexts(texts);
  const language = useLanguage();
  return (
    <div className={styles.page}>
      <main className={styles.card}>
        <header className={styles.brand}>
          <img src={`${import.meta.env.BASE_URL}favicon.svg`} alt="" width={40} height={40} />
          <div>
            <h1>{t('product')}</h1>
            <p>{t('tagline')}</p>
          </div>
        </header>
        {children}
      </main>
      <button type="button" className={styles.language} lang={language === 'zh' ? 'en' : 'zh-CN'} onClick={() => setLanguage(language === 'zh' ? 'en' : 'zh')}>
        {t('language')}
      </button>
    </div>
  );
}
