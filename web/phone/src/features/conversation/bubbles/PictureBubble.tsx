import { useState } from "react";
import { useDialog } from "../../../shared/focus";
import { Icon } from "../../../shared/icons";
import { Overlay } from "../../../shared/Overlay";
import { useTexts } from "../../../texts/useTexts";

/** A picture; pressing it shows it on the whole screen. */
export function PictureBubble({ url }: { url?: string | null | undefined }) {
  const t = useTexts();
  const [large, setLarge] = useState(false);
  const [broken, setBroken] = useState(false);
  if (!url || broken) {
    return (
      <div className="picture picture-broken" role="img" aria-label={t.picture}>
        <Icon name="picture" size={36} weight={1.2} />
      </div>
    );
  }
  return (
    <>
      <button type="button" className="picture" aria-label={t.enlarge} onClick={() => setLarge(true)}>
        <img src={url} alt={t.picture} onError={() => setBroken(true)} />
      </button>
      {large && <Viewer url={url} onClose={() => setLarge(false)} />}
    </>
  );
}

function Viewer({ url, onClose }: { url: string; onClose: () => void }) {
  const t = useTexts();
  const ref = useDialog<HTMLDivElement>(onClose);
  const [full, setFull] = useState(false);
  return (
    <Overlay>
      <div ref={ref} className="viewer" role="dialog" aria-modal="true" aria-label={t.picture} tabIndex={-1}>
        <button type="button" className={`viewer-picture${full ? " viewer-full" : ""}`} aria-label={t.close} onClick={onClose}>
          <img src={url} alt={t.picture} />
        </button>
        <div className="viewer-tools">
          <button type="button" aria-label={t.enlarge} aria-pressed={full} onClick={() => setFull(!full)}>
            <Icon name={full ? "picture" : "search"} size={22} />
          </button>
          <button type="button" aria-label={t.close} data-autofocus onClick={onClose}>
            <Icon name="close" size={22} />
          </button>
        </div>
      </div>
    </Overlay>
  );
}
