import { clockWithSeconds, isoDay } from "../../shared/beijing";
import { useNow, useSelect, useStore } from "../../state/hooks";
import { useDrawerTexts } from "../../texts/drawerTexts";
import { useTrouble } from "./useTrouble";

const units = [
  { seconds: 86_400, sign: "d" },
  { seconds: 3600, sign: "h" },
  { seconds: 60, sign: "min" },
  { seconds: 1, sign: "s" },
] as const;

/** 177,300 s as "2 d 1 h 15 min". */
export function spanText(seconds: number): string {
  let left = Math.round(Math.abs(seconds));
  const parts: string[] = [];
  for (const unit of units) {
    const count = Math.floor(left / unit.seconds);
    left -= count * unit.seconds;
    if (count > 0) parts.push(`${count} ${unit.sign}`);
  }
  return parts.join(" ") || "0 s";
}

/** A reading taken over the network is never exact: less than this counts as in step. */
const toleranceSeconds = 2;

export function ClockPane() {
  const t = useDrawerTexts();
  const store = useStore();
  const now = useNow(1000);
  const offset = useSelect((state) => state.offsetMs) / 1000;
  const { trouble, run } = useTrouble();
  const steps = [
    { label: t.minute, seconds: 60 },
    { label: t.hour, seconds: 3600 },
    { label: t.day, seconds: 86_400 },
    { label: t.fortyEight, seconds: 172_800 },
  ];
  const difference = Math.abs(offset) < toleranceSeconds ? t.inStep : offset > 0 ? t.ahead(spanText(offset)) : t.behind(spanText(offset));
  return (
    <div className="pane">
      <p className="pane-note">{t.now}</p>
      <p className="big-clock">
        <span>{isoDay(now)}</span> <time>{clockWithSeconds(now)}</time>
      </p>
      <p className="pane-note">{difference}</p>
      <div className="button-row">
        {steps.map((step) => (
          <button key={step.seconds} type="button" className="tool" onClick={() => void run(async () => store.setClock(await store.api.advance(step.seconds)))}>
            {step.label}
          </button>
        ))}
        <button type="button" className="tool" onClick={() => void run(async () => store.setClock(await store.api.resetClock()))}>
          {t.reset}
        </button>
      </div>
      <p className="pane-hint">{t.clockHint}</p>
      {trouble && <p className="pane-trouble">{trouble}</p>}
    </div>
  );
}
