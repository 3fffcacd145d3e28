import { RobotOutlined, UserOutlined } from '@ant-design/icons';
import styles from './conversations.module.css';

const colours = ['#5b7f9d', '#6f8f72', '#9a7b5f', '#7d7aa3', '#5f9090', '#a07280', '#8a8757', '#6b83b0'];

/** The same quiet colour for the same person everywhere. */
export function colourOf(seed: string): string {
  let sum = 0;
  for (const letter of seed) sum = (sum * 31 + (letter.codePointAt(0) ?? 0)) % 9973;
  return colours[sum % colours.length] ?? '#5b7f9d';
}

/** Stands for what the account says by itself. */
export function AutomaticAvatar() {
  return (
    <span className={`${styles.avatar} ${styles.avatarSmall} ${styles.avatarAutomatic}`} aria-hidden="true">
      <RobotOutlined />
    </span>
  );
}

interface AvatarProps {
  /** Empty for somebody whose name nobody knows. */
  name: string;
  seed: string;
  unread?: number;
  small?: boolean;
}

export function Avatar({ name, seed, unread = 0, small = false }: AvatarProps) {
  return (
    <span className={small ? `${styles.avatar} ${styles.avatarSmall}` : styles.avatar} style={{ background: colourOf(seed) }} aria-hidden="true">
      {name === '' ? <UserOutlined /> : String.fromCodePoint(name.codePointAt(0) ?? 0x2026)}
      {unread > 0 && <b>{unread > 99 ? '99+' : unread}</b>}
    </span>
  );
}
