import { useEffect, useState } from "react";
import type { Fault } from "../../api/types";
import { Icon } from "../../shared/icons";
import { useSelect, useStore } from "../../state/hooks";
import { useDrawerTexts } from "../../texts/drawerTexts";
import { FaultForm, sideName } from "./FaultForm";
import { useTrouble } from "./useTrouble";

export function FaultsPane() {
  const t = useDrawerTexts();
  const store = useStore();
  const accounts = useSelect((state) => state.accounts);
  const [faults, setFaults] = useState<Fault[]>([]);
  const { trouble, run } = useTrouble();
  useEffect(() => {
    void run(() => store.api.faults()).then((list) => list && setFaults(list));
  }, [store, run]);
  const replace = async (list: Fault[]) => {
    const saved = await run(() => store.api.setFaults(list));
    if (saved) setFaults(saved);
  };
  return (
    <div className="pane">
      <p className="pane-hint">{t.faultsHint}</p>
      {faults.length === 0 ? (
        <p className="pane-note">{t.noFaults}</p>
      ) : (
        <ul className="fault-list">
          {faults.map((fault, index) => (
            <li key={fault.id ?? index}>
              <span className={`direction direction-${fault.appliesTo}`}>{sideName(t, fault.appliesTo)}</span>
              <span className="fault-words">
                <strong>{t.kinds[fault.kind]}</strong> {describe(fault)}
                <small>
                  {[accounts.find((account) => account.appId === fault.appId)?.name, fault.path, `${Math.round(fault.probability * 100)} %`, fault.times ? t.timesLeft(fault.times) : undefined]
                    .filter(Boolean)
                    .join(" · ")}
                </small>
              </span>
              <button type="button" className="tool tool-icon" aria-label={`${t.removeFault} ${t.kinds[fault.kind]}`} onClick={() => void replace(faults.filter((other) => other !== fault))}>
                <Icon name="trash" size={18} />
              </button>
            </li>
          ))}
        </ul>
      )}
      {faults.length > 1 && (
        <button type="button" className="tool" onClick={() => void replace([])}>
          {t.clearFaults}
        </button>
      )}
      <FaultForm onAdd={(fault) => void replace([...faults, fault])} />
      {trouble && <p className="pane-trouble">{trouble}</p>}
    </div>
  );
}

function describe(fault: Fault): string {
  if (fault.kind === "slow") return `${fault.milliseconds ?? 0} ms`;
  if (fault.kind === "status" || fault.kind === "statusAfter") return String(fault.status ?? "");
  return fault.kind === "errcode" ? String(fault.errcode ?? "") : "";
}
