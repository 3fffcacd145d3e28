import { clockText } from "../../shared/beijing";
import { Icon } from "../../shared/icons";
import { useNow } from "../../state/hooks";
import { useTexts } from "../../texts/useTexts";
import { useStage, usePhone } from "./phoneContext";

/** The phone's top line with the sandbox's time; on a small screen it also holds the way to the persons and the drawer. */
export function StatusBar() {
  const t = useTexts();
  const now = useNow();
  const { person } = usePhone();
  const stage = useStage();
  return (
    <div className="status-bar">
      <time className="status-time">{clockText(now)}</time>
      <button type="button" className="status-chip narrow-only" aria-label={`${t.switchPerson} · ${person.nickname}`} onClick={stage.openPanel}>
        <Icon name="person" size={14} />
        <span className="status-chip-name">{person.nickname}</span>
        <svg width="8" height="6" viewBox="0 0 8 6" aria-hidden="true">
          <path d="M1 1l3 3.500L7 1" fill="none" stroke="currentColor" strokeWidth="1.4" />
        </svg>
      </button>
      <button type="button" className="status-chip narrow-only" aria-label={t.developer} onClick={stage.openDrawer}>
        <Icon name="code" size={16} weight={1.8} />
      </button>
      <span className="status-signs wide-only" role="img" aria-label={t.signal}>
        <svg width="18" height="12" viewBox="0 0 18 12" fill="currentColor">
          <rect x="0" y="8" width="3" height="4" rx="0.8" />
          <rect x="5" y="5.5" width="3" height="6.5" rx="0.8" />
          <rect x="10" y="3" width="3" height="9" rx="0.8" />
          <rect x="15" y="0" width="3" height="12" rx="0.8" />
        </svg>
        <svg width="16" height="12" viewBox="0 0 16 12" fill="none" stroke="currentColor" strokeWidth="1.8" strokeLinecap="round">
          <path d="M1.5 4.500a9.3 9.3 0 0 1 13 0M4 7.300a5.7 5.7 0 0 1 8 0" />
          <circle cx="8" cy="10.3" r="1" fill="currentColor" stroke="none" />
        </svg>
        <svg width="26" height="12" viewBox="0 0 26 12">
          <rect x="0.5" y="0.5" width="22" height="11" rx="3.2" fill="none" stroke="currentColor" strokeOpacity="0.4" />
          <rect x="2" y="2" width="17" height="8" rx="2" fill="currentColor" />
          <path d="M24 4.200v3.600c.8-.3 1.3-1 1.3-1.800S24.8 4.5 24 4.200Z" fill="currentColor" fillOpacity="0.5" />
        </svg>
      </span>
    </div>
  );
}
