import { useEffect, useRef, useState } from "react";
import type { Roads } from "@/api/types";
import { useSettings } from "@/state/settings";
import { useTexts } from "@/texts/useTexts";
import { Note } from "@/ui/parts";
import type { Drawing } from "./leafletMap";

/** The map, whose library is loaded only here; without it the words below say the same. */
export function RoadMap({ roads }: { roads: Roads }) {
  const t = useTexts();
  const { language } = useSettings();
  const frame = useRef<HTMLDivElement>(null);
  const drawing = useRef<Drawing | null>(null);
  const [failed, setFailed] = useState(false);
  useEffect(() => {
    let gone = false;
    import("./leafletMap").then(
      ({ openMap }) => {
        if (gone || !frame.current) return;
        drawing.current ??= openMap(frame.current, roads, t);
        drawing.current.show(roads, t, language);
      },
      () => setFailed(true),
    );
    return () => void (gone = true);
  }, [roads, language, t]);
  useEffect(
    () => () => {
      drawing.current?.close();
      drawing.current = null;
    },
    [],
  );
  return (
    <>
      {failed && <Note>{t.noMap}</Note>}
      <div ref={frame} className="map" role="group" aria-label={t.roadMap} hidden={failed} />
    </>
  );
}
