import { PersonAvatar } from "../../shared/Avatar";
import { Cell, CellTile } from "../../shared/Cell";
import { Icon } from "../../shared/icons";
import { NavBar } from "../../shared/NavBar";
import { useSelect } from "../../state/hooks";
import { useTexts } from "../../texts/useTexts";
import { usePhone } from "../persons/phoneContext";
import { byLetter } from "./letters";

export function Contacts() {
  const t = useTexts();
  const { person, open, toast } = usePhone();
  const persons = useSelect((state) => state.persons);
  const friends = byLetter(
    persons.filter((other) => other.id !== person.id),
    (other) => other.nickname,
  );
  const unsupported = (name: string) => toast(t.notSimulated(name));
  return (
    <>
      <NavBar
        title={t.tabContacts}
        right={
          <button type="button" className="nav-button" aria-label={t.addFriend} onClick={() => open({ name: "searchAccounts" })}>
            <Icon name="personPlus" />
          </button>
        }
      />
      <div className="scroll">
        <button type="button" className="search-field" onClick={() => open({ name: "searchAccounts" })}>
          <Icon name="search" size={16} />
          {t.search}
        </button>
        <div className="cell-group cell-group-flush">
          <Cell arrow={false} picture={<CellTile name="personPlus" colour="#f39a3e" />} label={t.newFriends} onPress={() => unsupported(t.newFriends)} />
          <Cell arrow={false} picture={<CellTile name="people" colour="#2fb46c" />} label={t.groupChats} onPress={() => unsupported(t.groupChats)} />
          <Cell arrow={false} picture={<CellTile name="tag" colour="#3f87dc" />} label={t.tags} onPress={() => unsupported(t.tags)} />
          <Cell arrow={false} picture={<CellTile name="megaphone" colour="#3f87dc" />} label={t.officialAccounts} onPress={() => open({ name: "officialAccounts" })} />
        </div>
        {friends.map((group) => (
          <section key={group.letter} aria-label={group.letter}>
            <h3 className="letter">{group.letter}</h3>
            <div className="cell-group cell-group-flush">
              {group.items.map((friend) => (
                <Cell
                  key={friend.id}
                  arrow={false}
                  picture={<PersonAvatar id={friend.id} colour={friend.avatarColor} />}
                  label={friend.nickname}
                  onPress={() => open({ name: "friend", personId: friend.id })}
                />
              ))}
            </div>
          </section>
        ))}
      </div>
    </>
  );
}
