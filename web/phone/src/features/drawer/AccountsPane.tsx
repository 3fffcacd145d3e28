import { useState } from "react";
import type { Account } from "../../api/types";
import { AccountAvatar } from "../../shared/Avatar";
import { useSelect, useStore } from "../../state/hooks";
import { useDrawerTexts } from "../../texts/drawerTexts";
import { useTrouble } from "./useTrouble";

/** The accounts of the sandbox: identifiers, callback and its state, QR code. */
export function AccountsPane() {
  const t = useDrawerTexts();
  const accounts = useSelect((state) => state.accounts);
  if (accounts.length === 0) return <p className="pane-empty">{t.noAccounts}</p>;
  return (
    <div className="pane">
      {accounts.map((account) => (
        <AccountBlock key={account.appId} account={account} />
      ))}
    </div>
  );
}

function AccountBlock({ account }: { account: Account }) {
  const t = useDrawerTexts();
  const store = useStore();
  const { trouble, run } = useTrouble();
  const [qr, setQr] = useState(false);
  const pairs: [string, string | null | undefined][] = [
    ["appid", account.appId],
    ["gh_", account.originalId],
    [t.mode, account.mode && (t.modes[account.mode] ?? account.mode)],
    [t.callbackUrl, account.callbackUrl],
  ];
  const verify = () =>
    run(async () => {
      await store.api.verifyCallback(account.appId);
      await store.reloadPersons();
    });
  return (
    <section className="account-block" aria-label={account.name}>
      <header>
        <AccountAvatar name={account.name} colour={account.avatarColor} />
        <h3>{account.name}</h3>
        <span className={`chip ${account.callbackVerified ? "chip-good" : "chip-bad"}`}>{account.callbackVerified ? t.callbackOk : t.callbackBad}</span>
      </header>
      <dl className="pairs">
        {pairs
          .filter(([, value]) => value)
          .map(([name, value]) => (
            <div key={name}>
              <dt>{name}</dt>
              <dd>{value}</dd>
            </div>
          ))}
      </dl>
      <div className="button-row">
        <button type="button" className="tool" onClick={() => void verify()}>
          {t.verify}
        </button>
        <button type="button" className="tool" aria-expanded={qr} onClick={() => setQr(!qr)}>
          {t.qr}
        </button>
      </div>
      {qr && <img className="account-qr" src={store.api.accountQr(account.appId)} alt={`${t.qr} ${account.name}`} width="180" height="180" />}
      {trouble && <p className="pane-trouble">{trouble}</p>}
    </section>
  );
}
