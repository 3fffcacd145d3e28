import { useState } from "react";
import type { TrafficRecord } from "../../api/types";
import { useSelect } from "../../state/hooks";
import { useDrawerTexts } from "../../texts/drawerTexts";
import { TrafficDetail } from "./TrafficDetail";
import { TrafficRow } from "./TrafficRow";
import { everything, matches, type Filter } from "./records";

/** Every callback, every API call and every push of a department, newest first, with one of them open below or instead. */
export function TrafficPane() {
  const t = useDrawerTexts();
  const traffic = useSelect((state) => state.traffic);
  const [filter, setFilter] = useState(everything);
  const [openId, setOpenId] = useState<TrafficRecord["id"]>();
  const opened = traffic.find((record) => record.id === openId);
  const shown = traffic.filter((record) => matches(record, filter));
  return (
    <div className={`traffic${opened ? " traffic-with-detail" : ""}`}>
      <div className="traffic-list">
        <Filters filter={filter} onChange={setFilter} />
        {shown.length === 0 ? (
          <p className="pane-empty">{traffic.length === 0 ? t.nothing : t.nothingFound}</p>
        ) : (
          <ul className="traffic-rows">
            {shown.map((record) => (
              <TrafficRow key={record.id} record={record} selected={record.id === openId} onOpen={() => setOpenId(record.id === openId ? undefined : record.id)} />
            ))}
          </ul>
        )}
      </div>
      {opened && <TrafficDetail key={opened.id} record={opened} onClose={() => setOpenId(undefined)} />}
    </div>
  );
}

function Filters({ filter, onChange }: { filter: Filter; onChange: (filter: Filter) => void }) {
  const t = useDrawerTexts();
  const accounts = useSelect((state) => state.accounts);
  const directions: { value: Filter["direction"]; label: string }[] = [
    { value: "all", label: t.all },
    { value: "callback", label: t.directions.callback },
    { value: "api", label: t.directions.api },
    { value: "department", label: t.directions.department },
  ];
  return (
    <div className="filters">
      <div className="segments" role="group" aria-label={t.direction}>
        {directions.map(({ value, label }) => (
          <button key={value} type="button" aria-pressed={filter.direction === value} onClick={() => onChange({ ...filter, direction: value })}>
            {label}
          </button>
        ))}
      </div>
      <label className="check">
        <input type="checkbox" checked={filter.onlyProblems} onChange={(event) => onChange({ ...filter, onlyProblems: event.target.checked })} />
        {t.onlyProblems}
      </label>
      <select aria-label={t.account} value={filter.appId} onChange={(event) => onChange({ ...filter, appId: event.target.value })}>
        <option value="">{t.everyAccount}</option>
        {accounts.map((account) => (
          <option key={account.appId} value={account.appId}>
            {account.name}
          </option>
        ))}
      </select>
      <input type="search" aria-label={t.find} placeholder={t.find} value={filter.find} onChange={(event) => onChange({ ...filter, find: event.target.value })} />
    </div>
  );
}
