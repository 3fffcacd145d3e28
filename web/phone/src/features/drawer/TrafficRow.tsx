import { memo } from "react";
import type { TrafficRecord } from "../../api/types";
import { clockWithSeconds } from "../../shared/beijing";
import { useDrawerTexts } from "../../texts/drawerTexts";
import { isPending, isProblem, summary } from "./records";

interface TrafficRowProps {
  record: TrafficRecord;
  selected: boolean;
  onOpen: () => void;
}

export const TrafficRow = memo(
  function TrafficRow({ record, selected, onOpen }: TrafficRowProps) {
    const t = useDrawerTexts();
    const mark = isPending(record) ? "pending" : isProblem(record) ? "bad" : "good";
    return (
      <li>
        <button type="button" className={`traffic-row traffic-${mark}`} aria-expanded={selected} onClick={onOpen}>
          <span className="traffic-line">
            <span className={`direction direction-${record.direction}`}>{t.directions[record.direction]}</span>
            <span className="traffic-path">
              {record.method} {record.path}
            </span>
            <time className="traffic-time">{clockWithSeconds(Date.parse(record.at))}</time>
          </span>
          <span className="traffic-line">
            <span className="traffic-summary">{summary(record)}</span>
            {(record.attempt ?? 1) > 1 && <span className="chip chip-retry">{t.attempt(record.attempt ?? 1)}</span>}
            <Outcome record={record} />
            {record.milliseconds !== null && record.milliseconds !== undefined && <span className="traffic-ms">{t.milliseconds(Math.round(record.milliseconds))}</span>}
          </span>
        </button>
      </li>
    );
  },
  (before, after) => before.record === after.record && before.selected === after.selected,
);

/** Status, errcode and what became of it, in the colour of good or bad. */
export function Outcome({ record }: { record: TrafficRecord }) {
  const t = useDrawerTexts();
  if (isPending(record)) return <span className="chip chip-pending">{t.pending}</span>;
  const bad = isProblem(record);
  const parts = [
    record.responseStatus ? String(record.responseStatus) : undefined,
    record.errcode ? `errcode ${record.errcode}` : undefined,
    record.outcome && record.direction !== "api" ? (t.outcomes[record.outcome] ?? record.outcome) : undefined,
  ];
  return <span className={`chip ${bad ? "chip-bad" : "chip-good"}`}>{parts.filter(Boolean).join(" · ")}</span>;
}
