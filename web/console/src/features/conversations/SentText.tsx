import type { ReactNode } from 'react';
import styles from './bubble.module.css';

const link = /<a href="([^"<>]*)">([^<]*)<\/a>/g;

/** What the account said, with its links by their words, as the citizen sees them; the address shows on pointing. */
export function SentText({ text }: { text: string }) {
  const pieces: ReactNode[] = [];
  let at = 0;
  for (const found of text.matchAll(link)) {
    pieces.push(text.slice(at, found.index));
    pieces.push(
      <span key={found.index} className={styles.sentLink} title={found[1]}>
        {found[2]}
      </span>,
    );
    at = found.index + found[0].length;
  }
  pieces.push(text.slice(at));
  return <>{pieces}</>;
}
