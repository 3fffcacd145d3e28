import type { ReactNode } from "react";
import { useTexts } from "../texts/useTexts";
import { useDialog } from "./focus";
import { Overlay } from "./Overlay";

/** A dialog that rises from the bottom of its phone; a press beside it closes it. */
export function Sheet({ label, onClose, children, className = "" }: { label: string; onClose: () => void; children: ReactNode; className?: string }) {
  const ref = useDialog<HTMLDivElement>(onClose);
  return (
    <Overlay>
      <div className="veil" onPointerDown={(event) => event.target === event.currentTarget && onClose()}>
        <div ref={ref} className={`sheet ${className}`} role="dialog" aria-modal="true" aria-label={label} tabIndex={-1}>
          {children}
        </div>
      </div>
    </Overlay>
  );
}

export interface Choice {
  label: string;
  danger?: boolean;
  run: () => void;
}

/** WeChat's list of choices with 取消 below. */
export function ActionSheet({ title, choices, onClose }: { title?: string; choices: Choice[]; onClose: () => void }) {
  const t = useTexts();
  return (
    <Sheet label={title ?? t.more} onClose={onClose} className="action-sheet">
      {title && <p className="action-sheet-title">{title}</p>}
      {choices.map((choice) => (
        <button
          key={choice.label}
          type="button"
          className={choice.danger ? "danger" : ""}
          onClick={() => {
            onClose();
            choice.run();
          }}
        >
          {choice.label}
        </button>
      ))}
      <button type="button" className="action-sheet-cancel" data-autofocus onClick={onClose}>
        {t.cancel}
      </button>
    </Sheet>
  );
}
