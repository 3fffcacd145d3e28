import { AccountAvatar } from "../../shared/Avatar";
import { Cell, Empty } from "../../shared/Cell";
import { Icon } from "../../shared/icons";
import { NavBar } from "../../shared/NavBar";
import { useChats, useSelect } from "../../state/hooks";
import { useTexts } from "../../texts/useTexts";
import { usePhone } from "../persons/phoneContext";
import { byLetter } from "./letters";

/** 通讯录 → 公众号: the accounts this person follows, by letter. */
export function OfficialAccounts() {
  const t = useTexts();
  const { person, open, back } = usePhone();
  const accounts = useSelect((state) => state.accounts);
  const followedIds = new Set(
    useChats(person.id)
      .filter((chat) => chat.subscribed)
      .map((chat) => chat.appId),
  );
  const groups = byLetter(
    accounts.filter((account) => followedIds.has(account.appId)),
    (account) => account.name,
  );
  return (
    <>
      <NavBar
        title={t.officialAccounts}
        onBack={back}
        right={
          <button type="button" className="nav-button" aria-label={t.addFriend} onClick={() => open({ name: "searchAccounts" })}>
            <Icon name="plus" />
          </button>
        }
      />
      <div className="scroll">
        <button type="button" className="search-field" onClick={() => open({ name: "searchAccounts" })}>
          <Icon name="search" size={16} />
          {t.searchAccounts}
        </button>
        {groups.length === 0 && <Empty icon="megaphone" title={t.followedNone} />}
        {groups.map((group) => (
          <section key={group.letter} aria-label={group.letter}>
            <h3 className="letter">{group.letter}</h3>
            <div className="cell-group cell-group-flush">
              {group.items.map((account) => (
                <Cell
                  key={account.appId}
                  arrow={false}
                  picture={<AccountAvatar name={account.name} colour={account.avatarColor} />}
                  label={account.name}
                  onPress={() => open({ name: "conversation", appId: account.appId })}
                />
              ))}
            </div>
          </section>
        ))}
      </div>
    </>
  );
}
