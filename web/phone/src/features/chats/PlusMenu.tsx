import { useDialog } from "../../shared/focus";
import { Icon, type IconName } from "../../shared/icons";
import { useTexts } from "../../texts/useTexts";
import { usePhone, useStage } from "../persons/phoneContext";

/** The dark menu that falls from the ⊕ of the chat list. */
export function PlusMenu({ onClose }: { onClose: () => void }) {
  const t = useTexts();
  const { open } = usePhone();
  const stage = useStage();
  const ref = useDialog<HTMLDivElement>(onClose);
  const entries: { icon: IconName; label: string; run: () => void }[] = [
    { icon: "scan", label: t.scan, run: () => open({ name: "scan" }) },
    { icon: "personPlus", label: t.addFriend, run: () => open({ name: "searchAccounts" }) },
    { icon: "people", label: t.switchPerson, run: stage.openPanel },
  ];
  return (
    <div className="plus-veil" onPointerDown={(event) => event.target === event.currentTarget && onClose()}>
      <div ref={ref} className="plus-menu" role="menu" aria-label={t.more} tabIndex={-1}>
        {entries.map((entry) => (
          <button
            key={entry.icon}
            type="button"
            role="menuitem"
            onClick={() => {
              onClose();
              entry.run();
            }}
          >
            <Icon name={entry.icon} size={21} />
            <span>{entry.label}</span>
          </button>
        ))}
      </div>
    </div>
  );
}
