import { useEffect, useRef, useState } from "react";
import type { Account } from "../../api/types";
import { AccountAvatar } from "../../shared/Avatar";
import { Icon } from "../../shared/icons";
import { NavBar } from "../../shared/NavBar";
import { useSelect, useStore } from "../../state/hooks";
import { useTexts } from "../../texts/useTexts";
import { usePhone } from "../persons/phoneContext";

/** Accounts whose name, description or original id holds what is searched for; an empty search finds all. */
export function findAccounts(accounts: readonly Account[], search: string): Account[] {
  const wanted = search.trim().toLowerCase();
  if (wanted === "") return [...accounts];
  return accounts.filter((account) => [account.name, account.description ?? "", account.originalId].some((text) => text.toLowerCase().includes(wanted)));
}

export function SearchAccounts() {
  const t = useTexts();
  const { open, back } = usePhone();
  const accounts = useSelect((state) => state.accounts);
  const [search, setSearch] = useState("");
  const field = useRef<HTMLInputElement>(null);
  const store = useStore();
  useEffect(() => {
    field.current?.focus({ preventScroll: true });
    void store.reloadPersons();
  }, [store]);
  const found = findAccounts(accounts, search);
  return (
    <>
      <NavBar title={t.addFriend} onBack={back} />
      <div className="search-bar">
        <Icon name="search" size={16} />
        <input ref={field} type="search" aria-label={t.searchAccounts} placeholder={t.searchAccounts} value={search} onChange={(event) => setSearch(event.target.value)} />
      </div>
      <div className="scroll">
        {found.length === 0 && <p className="list-hint list-hint-centre">{t.searchNothing}</p>}
        <ul className="found-list">
          {found.map((account) => (
            <li key={account.appId}>
              <button type="button" className="found" onClick={() => open({ name: "profile", appId: account.appId })}>
                <AccountAvatar name={account.name} colour={account.avatarColor} />
                <span className="found-body">
                  <span className="found-name">
                    {account.name}
                    {account.verified && (
                      <span className="verified-mark">
                        <Icon name="verified" size={14} />
                      </span>
                    )}
                  </span>
                  <span className="found-note">{account.description || (account.kind === "service" ? t.kindService : t.kindSubscription)}</span>
                </span>
              </button>
            </li>
          ))}
        </ul>
      </div>
    </>
  );
}
