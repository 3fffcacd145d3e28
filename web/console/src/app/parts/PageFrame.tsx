import type { ReactNode } from 'react';
import styles from './parts.module.css';

interface PageFrameProps {
  title: string;
  hint?: string;
  actions?: ReactNode;
  tools?: ReactNode;
  children: ReactNode;
}

/** A page of the console: its name, what can be done, filters, and the content. */
export function PageFrame({ title, hint, actions, tools, children }: PageFrameProps) {
  return (
    <div className={styles.page}>
      <div className={styles.head}>
        <h1>{title}</h1>
        {hint !== undefined && <p>{hint}</p>}
        <span className={styles.actions}>{actions}</span>
      </div>
      {tools !== undefined && <div className={styles.tools}>{tools}</div>}
      {children}
    </div>
  );
}
