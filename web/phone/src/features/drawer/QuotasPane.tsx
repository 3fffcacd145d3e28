import { useCallback, useEffect, useState } from "react";
import type { Quota } from "../../api/types";
import { useSelect, useStore } from "../../state/hooks";
import { useDrawerTexts } from "../../texts/drawerTexts";
import { useTrouble } from "./useTrouble";

/** What each API of an account has used today. */
export function QuotasPane() {
  const t = useDrawerTexts();
  const store = useStore();
  const accounts = useSelect((state) => state.accounts);
  const [chosen, setChosen] = useState("");
  const [quotas, setQuotas] = useState<Quota[]>([]);
  const { trouble, run } = useTrouble();
  const appId = chosen || (accounts[0]?.appId ?? "");
  const load = useCallback(async () => {
    const list = appId ? await run(() => store.api.quotas(appId)) : [];
    // The sandbox knows a hundred APIs; those in use say something.
    setQuotas((list ?? []).filter((quota) => quota.used > 0).toSorted((a, b) => b.used - a.used));
  }, [store, appId, run]);
  useEffect(() => {
    void load();
  }, [load]);
  if (accounts.length === 0) return <p className="pane-empty">{t.noAccounts}</p>;
  return (
    <div className="pane">
      <div className="button-row">
        <select aria-label={t.account} value={appId} onChange={(event) => setChosen(event.target.value)}>
          {accounts.map((account) => (
            <option key={account.appId} value={account.appId}>
              {account.name}
            </option>
          ))}
        </select>
        <button type="button" className="tool" onClick={() => void load()}>
          {t.refresh}
        </button>
      </div>
      {quotas.length === 0 ? (
        <p className="pane-note">{t.noQuotas}</p>
      ) : (
        <table className="quotas">
          <thead>
            <tr>
              <th scope="col">{t.quotaPath}</th>
              <th scope="col">{t.quotaUsed}</th>
            </tr>
          </thead>
          <tbody>
            {quotas.map((quota) => (
              <tr key={quota.path}>
                <th scope="row">{quota.path}</th>
                <td>
                  {quota.used.toLocaleString("en")} / {quota.limit.toLocaleString("en")}
                  <meter min={0} max={Math.max(quota.limit, 1)} high={quota.limit * 0.8} value={quota.used} aria-label={quota.path} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {trouble && <p className="pane-trouble">{trouble}</p>}
    </div>
  );
}
