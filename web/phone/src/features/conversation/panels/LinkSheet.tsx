import { useState, type SyntheticEvent } from "react";
import { safeUrl } from "../../../shared/safeUrl";
import { Sheet } from "../../../shared/Sheet";
import { useTexts } from "../../../texts/useTexts";
import { SheetHead } from "./AlbumSheet";

interface LinkSheetProps {
  onPick: (link: { title: string; description: string; url: string }) => void;
  onClose: () => void;
}

export function LinkSheet({ onPick, onClose }: LinkSheetProps) {
  const t = useTexts();
  const [link, setLink] = useState({ title: "", description: "", url: "https://" });
  const ready = link.title.trim() !== "" && safeUrl(link.url) !== undefined;
  const submit = (event: SyntheticEvent) => {
    event.preventDefault();
    if (!ready) return;
    onClose();
    onPick(link);
  };
  return (
    <Sheet label={t.linkTitle} onClose={onClose} className="form-sheet">
      <SheetHead title={t.linkTitle} onClose={onClose} />
      <form onSubmit={submit}>
        <label className="field">
          <span>{t.title}</span>
          <input data-autofocus value={link.title} onChange={(event) => setLink({ ...link, title: event.target.value })} />
        </label>
        <label className="field">
          <span>{t.description}</span>
          <input value={link.description} onChange={(event) => setLink({ ...link, description: event.target.value })} />
        </label>
        <label className="field">
          <span>{t.address}</span>
          <input type="url" value={link.url} onChange={(event) => setLink({ ...link, url: event.target.value })} />
        </label>
        <button type="submit" className="button-primary button-wide" disabled={!ready}>
          {t.send}
        </button>
      </form>
    </Sheet>
  );
}
