import { PersonAvatar } from "../../shared/Avatar";
import { NavBar } from "../../shared/NavBar";
import { useSelect } from "../../state/hooks";
import { useTexts } from "../../texts/useTexts";
import { usePhone } from "../persons/phoneContext";

/** Another person of the sandbox: nobody to talk to, but somebody to be. */
export function Friend({ personId }: { personId: string }) {
  const t = useTexts();
  const { back, becomePerson } = usePhone();
  const friend = useSelect((state) => state.persons).find((person) => person.id === personId);
  if (!friend) return <NavBar title="" onBack={back} plain />;
  return (
    <>
      <NavBar title="" onBack={back} plain />
      <div className="scroll">
        <div className="me-head me-head-close">
          <PersonAvatar id={friend.id} colour={friend.avatarColor} className="avatar me-avatar" />
          <div className="me-names">
            <h2>{friend.nickname}</h2>
            <p>{t.weChatId(friend.id)}</p>
          </div>
        </div>
        <p className="list-hint">{t.friendHint}</p>
        <div className="cell-group">
          <button type="button" className="cell-action" onClick={() => becomePerson(friend.id)}>
            {t.beThisPerson}
          </button>
        </div>
      </div>
    </>
  );
}
