import { useEffect, useMemo, useState } from "react";
import type { Listener } from "../../api/types";
import { clockWithSeconds } from "../../shared/beijing";
import { useSelect, useStore } from "../../state/hooks";
import { useDrawerTexts } from "../../texts/drawerTexts";
import { Outcome } from "./TrafficRow";
import { summary, takenOf } from "./records";
import { useTrouble } from "./useTrouble";

const shown = 5;

/** Who listens, and the last attempts to tell them. */
export function PushesBlock() {
  const t = useDrawerTexts();
  const store = useStore();
  const traffic = useSelect((state) => state.traffic);
  const [listeners, setListeners] = useState<Listener[]>([]);
  const { trouble, run } = useTrouble();
  const pushes = useMemo(() => traffic.filter((record) => record.direction === "department").slice(0, shown), [traffic]);
  const lastId = pushes[0]?.id;
  useEffect(() => {
    void run(() => store.api.departments.listeners()).then((list) => list && setListeners(list));
  }, [store, run, lastId]);
  return (
    <section className="department-block" aria-label={t.lastPushes}>
      <h3>{t.lastPushes}</h3>
      {listeners.length === 0 ? (
        <p className="pane-note">{t.noListeners}</p>
      ) : (
        <ul className="listeners">
          {listeners.map((listener) => (
            <li key={listener.name} title={listener.url}>
              {listener.name} {listener.waiting > 0 && <span className="chip chip-pending">{t.waiting(listener.waiting)}</span>}
            </li>
          ))}
        </ul>
      )}
      {pushes.length === 0 ? (
        <p className="pane-note">{t.noPushes}</p>
      ) : (
        <ul className="department-rows">
          {pushes.map((push) => {
            const taken = takenOf(push);
            return (
              <li key={push.id}>
                <span className="department-words">
                  <strong>{summary(push)}</strong>
                  <small>
                    {clockWithSeconds(Date.parse(push.at))} · {push.path.split("/").slice(3, 5).join("/")}
                    {(push.attempt ?? 1) > 1 && ` · ${t.attempt(push.attempt ?? 1)}`}
                    {taken && ` · ${t.taken(taken.taken, taken.known)}`}
                  </small>
                </span>
                <Outcome record={push} />
              </li>
            );
          })}
        </ul>
      )}
      {trouble && <p className="pane-trouble">{trouble}</p>}
    </section>
  );
}
