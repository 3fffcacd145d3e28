import { useCallback, useEffect, useState } from "react";
import type { Road, RoadLevel } from "../../api/types";
import { useStore } from "../../state/hooks";
import { useDrawerTexts } from "../../texts/drawerTexts";
import { useTrouble } from "./useTrouble";

const levels: readonly RoadLevel[] = ["smooth", "slow", "jam"];

/** How the roads of Wuhan go, to be set. */
export function RoadsBlock() {
  const t = useDrawerTexts();
  const { departments } = useStore().api;
  const [roads, setRoads] = useState<Road[]>([]);
  const { trouble, run } = useTrouble();
  const load = useCallback(async () => {
    const list = await run(() => departments.roads());
    if (list) setRoads(list);
  }, [departments, run]);
  useEffect(() => {
    void load();
  }, [load]);
  const set = async (id: string, level: RoadLevel) => {
    if (await run(() => departments.setRoad(id, level))) await load();
  };
  return (
    <section className="department-block" aria-label={t.roads}>
      <h3>{t.roads}</h3>
      {trouble && <p className="pane-trouble">{trouble}</p>}
      <ul className="roads">
        {roads.map((road) => (
          <li key={road.id}>
            <label>
              <span>{road.name}</span>
              <select className={`level-${road.level}`} value={road.level} onChange={(event) => void set(road.id, event.target.value as RoadLevel)}>
                {levels.map((level) => (
                  <option key={level} value={level}>
                    {t.levels[level]}
                  </option>
                ))}
              </select>
            </label>
          </li>
        ))}
      </ul>
    </section>
  );
}
