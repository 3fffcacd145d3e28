import { type ReactNode, useId } from 'react';
import styles from './supervision.module.css';

/** One framed part of the page. */
export function Panel({ title, hint, tools, children }: { title: string; hint?: string; tools?: ReactNode; children: ReactNode }) {
  const id = useId();
  return (
    <section className={styles.panel} aria-labelledby={id}>
      <div className={styles.panelHead}>
        <h2 id={id}>{title}</h2>
        {hint !== undefined && <p title={hint}>{hint}</p>}
        <span className={styles.tools}>{tools}</span>
      </div>
      {children}
    </section>
  );
}
