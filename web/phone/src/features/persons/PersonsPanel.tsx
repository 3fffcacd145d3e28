import { useState, type SyntheticEvent } from "react";
import { PersonAvatar } from "../../shared/Avatar";
import { Icon } from "../../shared/icons";
import { Sheet } from "../../shared/Sheet";
import { useSelect, useStore } from "../../state/hooks";
import { useLanguage, useTexts } from "../../texts/useTexts";

const colours = ["#1d5fbf", "#b8452f", "#2f7d4f", "#7a4fb0", "#b0762a", "#26707c"] as const;

interface PersonsPanelProps {
  current: string | undefined;
  onPick: (personId: string) => void;
  /** The way to the drawer where there is no toolbar. */
  onDrawer: (() => void) | undefined;
  onClose: () => void;
}

/** Choose who holds this phone, or add somebody. */
export function PersonsPanel({ current, onPick, onDrawer, onClose }: PersonsPanelProps) {
  const t = useTexts();
  const { language, setLanguage } = useLanguage();
  const persons = useSelect((state) => state.persons);
  const pick = (personId: string) => {
    onClose();
    onPick(personId);
  };
  return (
    <Sheet label={t.persons} onClose={onClose} className="persons-panel">
      <div className="sheet-head">
        <h3>{t.persons}</h3>
        <button type="button" className="nav-button" aria-label={t.close} onClick={onClose}>
          <Icon name="close" size={20} />
        </button>
      </div>
      <ul className="persons-list">
        {persons.map((person) => (
          <li key={person.id}>
            <button type="button" className="person-row" aria-pressed={person.id === current} onClick={() => pick(person.id)}>
              <PersonAvatar id={person.id} colour={person.avatarColor} />
              <span>{person.nickname}</span>
              {person.id === current && <Icon name="check" size={20} weight={2} />}
            </button>
          </li>
        ))}
      </ul>
      <AddPerson onAdded={pick} />
      <div className="persons-foot narrow-only">
        {onDrawer && (
          <button
            type="button"
            className="tool"
            onClick={() => {
              onClose();
              onDrawer();
            }}
          >
            <Icon name="code" size={18} />
            {t.developer}
          </button>
        )}
        <button type="button" className="tool" onClick={() => setLanguage(language === "zh" ? "en" : "zh")}>
          {language === "zh" ? "English" : "中文"}
        </button>
      </div>
    </Sheet>
  );
}

function AddPerson({ onAdded }: { onAdded: (personId: string) => void }) {
  const t = useTexts();
  const store = useStore();
  const [nickname, setNickname] = useState("");
  const [colour, setColour] = useState<string>(colours[0]);
  const [trouble, setTrouble] = useState<string>();
  const submit = async (event: SyntheticEvent) => {
    event.preventDefault();
    try {
      onAdded((await store.addPerson(nickname.trim(), colour)).id);
    } catch (error) {
      setTrouble(error instanceof Error ? error.message : String(error));
    }
  };
  return (
    <form className="add-person" onSubmit={(event) => void submit(event)}>
      <label className="field">
        <span>{t.addPerson}</span>
        <input value={nickname} placeholder={t.nicknameHint} aria-label={t.nickname} maxLength={32} onChange={(event) => setNickname(event.target.value)} />
      </label>
      <div className="colours" role="radiogroup" aria-label={t.avatarColor}>
        {colours.map((one) => (
          <label key={one} className="colour" style={{ background: one }}>
            <input type="radio" name="avatar-colour" className="visually-hidden" aria-label={one} checked={one === colour} onChange={() => setColour(one)} />
          </label>
        ))}
        <button type="submit" className="button-primary" disabled={nickname.trim() === ""}>
          {t.add}
        </button>
      </div>
      {trouble && <p className="pane-trouble">{trouble}</p>}
    </form>
  );
}
