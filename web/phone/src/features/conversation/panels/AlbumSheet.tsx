import { Icon } from "../../../shared/icons";
import { pickFile } from "../../../shared/pickFile";
import { Sheet } from "../../../shared/Sheet";
import { useTexts } from "../../../texts/useTexts";
import { sampleAddress, samples, toPicture } from "./samplePictures";

/** The album: drawn sample photos, or a file of this device. */
export function AlbumSheet({ onPick, onClose }: { onPick: (picture: File) => void; onClose: () => void }) {
  const t = useTexts();
  const pick = (picture: File) => {
    onClose();
    onPick(picture);
  };
  return (
    <Sheet label={t.album} onClose={onClose} className="form-sheet">
      <SheetHead title={t.album} onClose={onClose} />
      <button type="button" className="button-plain" data-autofocus onClick={() => void pickFile("image/*").then((file) => file && pick(file))}>
        <Icon name="picture" size={20} />
        {t.fromDevice}
      </button>
      <h4>{t.samplePictures}</h4>
      <div className="album-grid">
        {samples.map((sample) => (
          <button key={sample.name} type="button" aria-label={sample.name} onClick={() => void toPicture(sample).then(pick)}>
            <img src={sampleAddress(sample)} alt="" />
          </button>
        ))}
      </div>
    </Sheet>
  );
}

export function SheetHead({ title, onClose }: { title: string; onClose: () => void }) {
  const t = useTexts();
  return (
    <div className="sheet-head">
      <h3>{title}</h3>
      <button type="button" className="nav-button" aria-label={t.close} onClick={onClose}>
        <Icon name="close" size={20} />
      </button>
    </div>
  );
}
