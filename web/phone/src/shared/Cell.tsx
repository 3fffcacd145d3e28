import type { ReactNode } from "react";
import { Icon, type IconName } from "./icons";

/** One row of a WeChat list: picture, label, a quiet note and the arrow. */
export function Cell({ picture, label, note, onPress, arrow = true }: { picture?: ReactNode; label: ReactNode; note?: ReactNode; onPress?: () => void; arrow?: boolean }) {
  const content = (
    <>
      {picture}
      <span className="cell-body">
        <span className="cell-label">{label}</span>
        {note !== undefined && <span className="cell-note">{note}</span>}
        {onPress && arrow && <Icon name="forward" size={16} />}
      </span>
    </>
  );
  if (!onPress) return <div className="cell">{content}</div>;
  return (
    <button type="button" className="cell" onClick={onPress}>
      {content}
    </button>
  );
}

export function CellIcon({ name, colour }: { name: IconName; colour: string }) {
  return (
    <span className="cell-icon" style={{ color: colour }}>
      <Icon name={name} size={24} weight={1.6} />
    </span>
  );
}

/** The coloured square before a row of the contacts. */
export function CellTile({ name, colour }: { name: IconName; colour: string }) {
  return (
    <span className="cell-tile" style={{ background: colour }}>
      <Icon name={name} size={22} weight={1.7} />
    </span>
  );
}

export function Empty({ icon, title, hint, children }: { icon: IconName; title: string; hint?: string; children?: ReactNode }) {
  return (
    <div className="empty">
      <Icon name={icon} size={44} weight={1.2} />
      <p className="empty-title">{title}</p>
      {hint && <p className="empty-hint">{hint}</p>}
      {children}
    </div>
  );
}
