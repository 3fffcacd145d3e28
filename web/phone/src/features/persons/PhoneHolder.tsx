import type { ReactNode } from "react";
import type { Person } from "../../api/types";
import { PersonAvatar } from "../../shared/Avatar";
import { useTexts } from "../../texts/useTexts";

interface PhoneHolderProps {
  index: number;
  person: Person;
  persons: readonly Person[];
  onPerson: (personId: string) => void;
  children: ReactNode;
}

/** A phone in its frame with the name of the person who holds it above. */
export function PhoneHolder({ index, person, persons, onPerson, children }: PhoneHolderProps) {
  const t = useTexts();
  return (
    <div className="holder">
      <label className="holder-person">
        <PersonAvatar id={person.id} colour={person.avatarColor} className="avatar holder-avatar" />
        <span className="visually-hidden">{t.personOfPhone(index + 1)}</span>
        <select value={person.id} onChange={(event) => onPerson(event.target.value)}>
          {persons.map((one) => (
            <option key={one.id} value={one.id}>
              {one.nickname}
            </option>
          ))}
        </select>
      </label>
      <div className="frame">{children}</div>
    </div>
  );
}
