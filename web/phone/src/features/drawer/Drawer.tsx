import { useState } from "react";
import { Icon } from "../../shared/icons";
import { useDrawerTexts } from "../../texts/drawerTexts";
import { useTexts } from "../../texts/useTexts";
import { AccountsPane } from "./AccountsPane";
import { ClockPane } from "./ClockPane";
import { DepartmentsPane } from "./DepartmentsPane";
import { FaultsPane } from "./FaultsPane";
import { QuotasPane } from "./QuotasPane";
import { TrafficPane } from "./TrafficPane";
import "./drawer.css";
import "./traffic.css";
import "./departments.css";

const panes = { traffic: TrafficPane, clock: ClockPane, departments: DepartmentsPane, faults: FaultsPane, quotas: QuotasPane, accounts: AccountsPane };

type PaneName = keyof typeof panes;

const paneNames = Object.keys(panes) as PaneName[];

/** What happens behind the phones: traffic, clock, departments, faults, quotas, accounts. */
export default function Drawer({ onClose }: { onClose: () => void }) {
  const t = useDrawerTexts();
  const texts = useTexts();
  const [pane, setPane] = useState<PaneName>("traffic");
  const Pane = panes[pane];
  const step = (by: number) => {
    const next = paneNames[(paneNames.indexOf(pane) + by + paneNames.length) % paneNames.length] ?? pane;
    setPane(next);
    document.getElementById(`drawer-tab-${next}`)?.focus();
  };
  return (
    <aside
      className="drawer"
      aria-label={t.drawer}
      onKeyDown={(event) => {
        if (event.key === "Escape") onClose();
      }}
    >
      <header className="drawer-head">
        <div
          className="drawer-tabs"
          role="tablist"
          aria-label={t.drawer}
          tabIndex={-1}
          onKeyDown={(event) => {
            if (event.key === "ArrowRight") step(1);
            if (event.key === "ArrowLeft") step(-1);
          }}
        >
          {paneNames.map((name) => (
            <button
              key={name}
              id={`drawer-tab-${name}`}
              type="button"
              role="tab"
              aria-selected={name === pane}
              aria-controls="drawer-pane"
              tabIndex={name === pane ? 0 : -1}
              onClick={() => setPane(name)}
            >
              {t[name]}
            </button>
          ))}
        </div>
        <button type="button" className="drawer-close" aria-label={texts.close} onClick={onClose}>
          <Icon name="close" size={20} />
        </button>
      </header>
      <div id="drawer-pane" className="drawer-body" role="tabpanel" aria-labelledby={`drawer-tab-${pane}`}>
        <Pane />
      </div>
    </aside>
  );
}
