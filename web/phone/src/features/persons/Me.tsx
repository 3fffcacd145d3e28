import { Cell, CellIcon } from "../../shared/Cell";
import { PersonAvatar } from "../../shared/Avatar";
import { useTexts } from "../../texts/useTexts";
import { usePhone, useStage } from "./phoneContext";

export function Me() {
  const t = useTexts();
  const { person, open } = usePhone();
  const stage = useStage();
  return (
    <div className="scroll">
      <div className="me-head">
        <PersonAvatar id={person.id} colour={person.avatarColor} className="avatar me-avatar" />
        <div className="me-names">
          <h2>{person.nickname}</h2>
          <p>{t.weChatId(person.id)}</p>
        </div>
      </div>
      <div className="cell-group">
        <Cell picture={<CellIcon name="card" colour="#3d7fd6" />} label={t.identity} onPress={() => open({ name: "identity" })} />
        <Cell picture={<CellIcon name="chats" colour="#07a35a" />} label={t.sms} note={person.phone} onPress={() => open({ name: "sms" })} />
      </div>
      <div className="cell-group">
        <Cell picture={<CellIcon name="people" colour="#e8a13a" />} label={t.switchPerson} onPress={stage.openPanel} />
        <Cell picture={<CellIcon name="code" colour="#07a35a" />} label={t.developer} onPress={stage.openDrawer} />
      </div>
      <div className="cell-group">
        <Cell picture={<CellIcon name="gear" colour="#3d7fd6" />} label={t.settings} onPress={() => open({ name: "settings" })} />
      </div>
    </div>
  );
}
