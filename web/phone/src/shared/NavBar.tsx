import type { ReactNode } from "react";
import { useTexts } from "../texts/useTexts";
import { Icon } from "./icons";

interface NavBarProps {
  title: ReactNode;
  onBack?: () => void;
  /** Shown beside the arrow back, as the number of other unread messages is. */
  backNote?: string | undefined;
  right?: ReactNode;
  plain?: boolean;
}

export function NavBar({ title, onBack, backNote, right, plain }: NavBarProps) {
  const t = useTexts();
  return (
    <header className={`nav-bar${plain ? " nav-bar-plain" : ""}`}>
      <div className="nav-bar-left">
        {onBack && (
          <button type="button" className="nav-button" aria-label={t.back} onClick={onBack}>
            <Icon name="back" />
            {backNote && <span className="nav-note">{backNote}</span>}
          </button>
        )}
      </div>
      {title ? <h2 className="nav-title">{title}</h2> : <span />}
      <div className="nav-bar-right">{right}</div>
    </header>
  );
}
