import { useCallback, useEffect, useState } from "react";
import type { Area, Outage, OutageNotice } from "../../api/types";
import { clockText, isoDay } from "../../shared/beijing";
import { useStore } from "../../state/hooks";
import { useDrawerTexts } from "../../texts/drawerTexts";
import { OutageForm } from "./OutageForm";
import { useTrouble } from "./useTrouble";

const moment = (at: string) => `${isoDay(Date.parse(at)).slice(5)} ${clockText(Date.parse(at))}`;

/** Where water is off or will be; one more is announced, or one of them called off. */
export function OutagesBlock() {
  const t = useDrawerTexts();
  const { departments } = useStore().api;
  const [areas, setAreas] = useState<Area[]>([]);
  const [outages, setOutages] = useState<Outage[]>([]);
  const { trouble, run } = useTrouble();
  const load = useCallback(async () => {
    const list = await run(() => departments.outages());
    if (list) setOutages(list);
  }, [departments, run]);
  useEffect(() => {
    void run(() => departments.areas()).then((list) => list && setAreas(list));
    void load();
  }, [departments, run, load]);
  const announce = async (notice: OutageNotice) => {
    if (await run(() => departments.announce(notice))) await load();
  };
  const callOff = async (id: string) => {
    if (await run(() => departments.callOff(id))) await load();
  };
  return (
    <section className="department-block" aria-label={t.water}>
      <h3>{t.water}</h3>
      {areas.length > 0 && <OutageForm areas={areas} onAnnounce={(notice) => void announce(notice)} />}
      {trouble && <p className="pane-trouble">{trouble}</p>}
      {outages.length === 0 ? (
        <p className="pane-note">{t.noOutages}</p>
      ) : (
        <ul className="department-rows">
          {outages.map((outage) => (
            <li key={outage.id}>
              <span className="department-words">
                <strong>
                  {outage.areaName} {outage.roads}
                </strong>
                <small>
                  {[t.outageStates[outage.state], t.outageKinds[outage.kind], outage.reason, `${moment(outage.from)} – ${moment(outage.until)}`].join(" · ")}
                </small>
              </span>
              <button type="button" className="tool" aria-label={`${t.callOff} ${outage.areaName} ${outage.roads}`} onClick={() => void callOff(outage.id)}>
                {t.callOff}
              </button>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
