import type { PreviewBubble } from '../../api/types';
import styles from './services.module.css';

export function Bubbles({ bubbles }: { bubbles: readonly PreviewBubble[] }) {
  return bubbles.map(({ byCitizen, text }, place) => (
    <p key={place} className={byCitizen ? styles.said : styles.told}>
      {text}
    </p>
  ));
}
