import { useState } from "react";
import { Icon, type IconName } from "../../../shared/icons";
import { pickFile } from "../../../shared/pickFile";
import { ActionSheet } from "../../../shared/Sheet";
import { useSelect } from "../../../state/hooks";
import { useTexts } from "../../../texts/useTexts";
import type { Sending } from "../useSending";
import { AlbumSheet } from "./AlbumSheet";
import { LinkSheet } from "./LinkSheet";
import { PlaceSheet } from "./PlaceSheet";
import { VoiceSheet } from "./VoiceSheet";
import { videoSeconds } from "./recordings";

type Asking = "album" | "video" | "place" | "voice" | "link";

/** What ⊕ offers: picture, camera, video, location, voice, link. */
export function MorePanel({ sending }: { sending: Sending }) {
  const t = useTexts();
  const [asking, setAsking] = useState<Asking>();
  const videos = useSelect((state) => state.samples).filter((sample) => sample.kind === "video");
  const close = () => setAsking(undefined);
  const shoot = async (accept: string, capture?: "environment") => {
    const file = await pickFile(accept, capture);
    if (!file) return;
    if (file.type.startsWith("video/")) sending.video(file, await videoSeconds(file));
    else sending.picture(file);
  };
  const tiles: { icon: IconName; label: string; run: () => void }[] = [
    { icon: "picture", label: t.album, run: () => setAsking("album") },
    { icon: "camera", label: t.camera, run: () => void shoot("image/*,video/*", "environment") },
    { icon: "video", label: t.video, run: () => setAsking("video") },
    { icon: "place", label: t.place, run: () => setAsking("place") },
    { icon: "microphone", label: t.voice, run: () => setAsking("voice") },
    { icon: "link", label: t.link, run: () => setAsking("link") },
  ];
  return (
    <div className="panel more-panel">
      {tiles.map((tile) => (
        <button key={tile.icon} type="button" className="more-tile" onClick={tile.run}>
          <span className="more-tile-icon">
            <Icon name={tile.icon} size={28} weight={1.4} />
          </span>
          {tile.label}
        </button>
      ))}
      {asking === "album" && <AlbumSheet onPick={sending.picture} onClose={close} />}
      {asking === "video" && (
        <ActionSheet
          title={t.video}
          choices={[
            { label: t.fromDevice, run: () => void shoot("video/*") },
            ...videos.map((sample) => ({ label: `${t.sample} · ${sample.label}`, run: () => sending.sample("video", sample.name) })),
          ]}
          onClose={close}
        />
      )}
      {asking === "place" && <PlaceSheet onPick={sending.place} onClose={close} />}
      {asking === "voice" && <VoiceSheet onPick={sending.voice} onSample={(name) => sending.sample("voice", name)} onClose={close} />}
      {asking === "link" && <LinkSheet onPick={sending.link} onClose={close} />}
    </div>
  );
}
