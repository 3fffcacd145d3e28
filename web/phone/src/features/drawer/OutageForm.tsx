import { useState, type SyntheticEvent } from "react";
import type { Area, OutageKind, OutageNotice } from "../../api/types";
import { clockText, isoDay } from "../../shared/beijing";
import { useStore } from "../../state/hooks";
import { useDrawerTexts } from "../../texts/drawerTexts";

const usualMs = 4 * 3_600_000;
const kinds: readonly OutageKind[] = ["urgent", "planned"];

/** As a date field holds it; on the phone every time is Beijing time. */
const fieldText = (ms: number) => `${isoDay(ms)}T${clockText(ms)}`;
const instant = (field: string) => `${field}:00+08:00`;

export function OutageForm({ areas, onAnnounce }: { areas: Area[]; onAnnounce: (notice: OutageNotice) => void }) {
  const t = useDrawerTexts();
  const store = useStore();
  const [notice, setNotice] = useState<OutageNotice>(() => ({
    area: areas[0]?.key ?? "",
    roads: t.usualRoads,
    kind: "urgent",
    reason: t.usualReason,
    from: fieldText(store.now()),
    until: fieldText(store.now() + usualMs),
  }));
  const change = (part: Partial<OutageNotice>) => setNotice({ ...notice, ...part });
  const submit = (event: SyntheticEvent) => {
    event.preventDefault();
    onAnnounce({ ...notice, from: instant(notice.from), until: instant(notice.until) });
  };
  return (
    <form className="fault-form" onSubmit={submit}>
      <label>
        <span>{t.area}</span>
        <select value={notice.area} onChange={(event) => change({ area: event.target.value })}>
          {areas.map((area) => (
            <option key={area.key} value={area.key}>
              {area.name}
            </option>
          ))}
        </select>
      </label>
      <label>
        <span>{t.outageKind}</span>
        <select value={notice.kind} onChange={(event) => change({ kind: event.target.value as OutageKind })}>
          {kinds.map((kind) => (
            <option key={kind} value={kind}>
              {t.outageKinds[kind]}
            </option>
          ))}
        </select>
      </label>
      <label>
        <span>{t.outageRoads}</span>
        <input required value={notice.roads} onChange={(event) => change({ roads: event.target.value })} />
      </label>
      <label>
        <span>{t.outageReason}</span>
        <input required value={notice.reason} onChange={(event) => change({ reason: event.target.value })} />
      </label>
      <label>
        <span>{t.from}</span>
        <input required type="datetime-local" value={notice.from} onChange={(event) => change({ from: event.target.value })} />
      </label>
      <label>
        <span>{t.until}</span>
        <input required type="datetime-local" min={notice.from} value={notice.until} onChange={(event) => change({ until: event.target.value })} />
      </label>
      <button type="submit" className="tool tool-primary wide">
        {t.announce}
      </button>
    </form>
  );
}
