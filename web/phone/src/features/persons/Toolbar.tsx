import { clockText, isoDay } from "../../shared/beijing";
import { Icon } from "../../shared/icons";
import { useNow } from "../../state/hooks";
import { useLanguage, useTexts } from "../../texts/useTexts";
import { mostPhones } from "./seats";

interface ToolbarProps {
  count: number;
  /** How many phones the window and the persons allow. */
  fitting: number;
  drawer: boolean;
  onCount: (count: number) => void;
  onDrawer: () => void;
  onAdd: () => void;
}

/** The line above the phones on a wide screen. */
export function Toolbar({ count, fitting, drawer, onCount, onDrawer, onAdd }: ToolbarProps) {
  const t = useTexts();
  const now = useNow();
  const { language, setLanguage } = useLanguage();
  return (
    <header className="toolbar">
      <h1>{t.appTitle}</h1>
      <p className="toolbar-time">
        <span className="visually-hidden">{t.virtualTime}</span>
        <Icon name="clock" size={16} />
        {isoDay(now)} {clockText(now)}
      </p>
      <span className="toolbar-space" />
      <div className="segments" role="group" aria-label={t.phones}>
        {Array.from({ length: mostPhones }, (_, index) => index + 1).map((number) => (
          <button key={number} type="button" aria-pressed={number === count} aria-label={t.phonesCount(number)} title={t.phonesCount(number)} disabled={number > fitting} onClick={() => onCount(number)}>
            <PhonesSign count={number} />
          </button>
        ))}
      </div>
      <button type="button" className="tool" onClick={onAdd}>
        <Icon name="personPlus" size={18} />
        {t.persons}
      </button>
      <button type="button" className="tool" aria-label={t.language} onClick={() => setLanguage(language === "zh" ? "en" : "zh")}>
        {language === "zh" ? "English" : "中文"}
      </button>
      <button type="button" className={`tool${drawer ? " tool-on" : ""}`} aria-pressed={drawer} onClick={onDrawer}>
        <Icon name="code" size={18} />
        {t.developer}
      </button>
    </header>
  );
}

function PhonesSign({ count }: { count: number }) {
  return (
    <svg width={10 * count + 4} height="18" viewBox={`0 0 ${10 * count + 4} 18`} aria-hidden="true">
      {Array.from({ length: count }, (_, index) => (
        <rect key={index} x={index * 10 + 3} y="2" width="8" height="14" rx="2" fill="none" stroke="currentColor" strokeWidth="1.5" />
      ))}
    </svg>
  );
}
