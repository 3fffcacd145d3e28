import { useState, type SyntheticEvent } from "react";
import type { Direction, Fault, FaultKind } from "../../api/types";
import { useSelect } from "../../state/hooks";
import { useDrawerTexts, type DrawerTexts } from "../../texts/drawerTexts";

/** What can go wrong where: an errcode is an answer of the API, only what is pushed is doubled or reordered. Departments are asked and push. */
const kindsOf: Record<Direction, readonly FaultKind[]> = {
  callback: ["slow", "drop", "duplicate", "reorder", "status", "malformed"],
  api: ["slow", "drop", "status", "errcode", "malformed"],
  department: ["slow", "drop", "duplicate", "reorder", "status", "statusAfter", "malformed", "huge"],
};

const sides = Object.keys(kindsOf) as Direction[];

const fresh: Fault = { appliesTo: "callback", kind: "slow", milliseconds: 6000, status: 503, errcode: 45011, probability: 1, times: null, appId: null, path: null };

/** A department is asked, too, not only pushes. */
export const sideName = (t: DrawerTexts, side: Direction) => (side === "department" ? t.departments : t.directions[side]);

const hasStatus = (kind: FaultKind) => kind === "status" || kind === "statusAfter";

/** Only the figures that belong to the kind are sent. */
export function tidyFault(fault: Fault): Fault {
  const { appliesTo, kind, probability } = fault;
  return {
    appliesTo,
    kind,
    probability,
    ...(fault.appId ? { appId: fault.appId } : {}),
    ...(fault.path ? { path: fault.path } : {}),
    ...(fault.times ? { times: fault.times } : {}),
    ...(kind === "slow" ? { milliseconds: fault.milliseconds ?? 0 } : {}),
    ...(hasStatus(kind) ? { status: fault.status ?? 500 } : {}),
    ...(kind === "errcode" ? { errcode: fault.errcode ?? -1 } : {}),
  };
}

export function FaultForm({ onAdd }: { onAdd: (fault: Fault) => void }) {
  const t = useDrawerTexts();
  const accounts = useSelect((state) => state.accounts);
  const [fault, setFault] = useState(fresh);
  const change = (part: Partial<Fault>) => setFault({ ...fault, ...part });
  const submit = (event: SyntheticEvent) => {
    event.preventDefault();
    onAdd(tidyFault(fault));
  };
  const applyTo = (appliesTo: Direction) => change({ appliesTo, appId: null, path: null, kind: kindsOf[appliesTo].includes(fault.kind) ? fault.kind : "slow" });
  return (
    <form className="fault-form" onSubmit={submit}>
      <label>
        <span>{t.appliesTo}</span>
        <select value={fault.appliesTo} onChange={(event) => applyTo(event.target.value as Direction)}>
          {sides.map((side) => (
            <option key={side} value={side}>
              {sideName(t, side)}
            </option>
          ))}
        </select>
      </label>
      <label>
        <span>{t.kind}</span>
        <select value={fault.kind} onChange={(event) => change({ kind: event.target.value as FaultKind })}>
          {kindsOf[fault.appliesTo].map((kind) => (
            <option key={kind} value={kind}>
              {t.kinds[kind]}
            </option>
          ))}
        </select>
      </label>
      {fault.kind === "slow" && <Figure label={t.delayMs} value={fault.milliseconds} min={0} onChange={(milliseconds) => change({ milliseconds })} />}
      {hasStatus(fault.kind) && <Figure label={t.status} value={fault.status} min={100} onChange={(status) => change({ status })} />}
      {fault.kind === "errcode" && <Figure label={t.errcode} value={fault.errcode} onChange={(errcode) => change({ errcode })} />}
      {fault.appliesTo !== "department" && (
        <label>
          <span>{t.account}</span>
          <select value={fault.appId ?? ""} onChange={(event) => change({ appId: event.target.value || null })}>
            <option value="">{t.everyAccount}</option>
            {accounts.map((account) => (
              <option key={account.appId} value={account.appId}>
                {account.name}
              </option>
            ))}
          </select>
        </label>
      )}
      <label>
        <span>
          {t.probability} {Math.round(fault.probability * 100)} %
        </span>
        <input type="range" min={0.05} max={1} step={0.05} value={fault.probability} onChange={(event) => change({ probability: event.target.valueAsNumber })} />
      </label>
      <Figure label={t.times} value={fault.times} min={1} onChange={(times) => change({ times })} />
      {fault.appliesTo !== "callback" && (
        <label className="wide">
          <span>{t.path}</span>
          <input value={fault.path ?? ""} placeholder={fault.appliesTo === "api" ? "/cgi-bin/message/custom/send" : "/api/connectors/"} onChange={(event) => change({ path: event.target.value || null })} />
        </label>
      )}
      <button type="submit" className="tool tool-primary wide">
        {t.addFault}
      </button>
    </form>
  );
}

function Figure({ label, value, min, onChange }: { label: string; value: number | null | undefined; min?: number; onChange: (value: number | null) => void }) {
  return (
    <label>
      <span>{label}</span>
      <input type="number" min={min} value={value ?? ""} onChange={(event) => onChange(event.target.value === "" ? null : event.target.valueAsNumber)} />
    </label>
  );
}
