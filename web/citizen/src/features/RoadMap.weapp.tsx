import { Map, View } from "@tarojs/components";
import type { Roads } from "@/api/types";
import { toGcj02 } from "@/state/gcj02";
import { drawnRoads, looks } from "@/state/roads";
import { useTexts } from "@/texts/useTexts";

const usualZoom = 11;

/** The mini program's own map, which is drawn in GCJ-02. */
export function RoadMap({ roads }: { roads: Roads }) {
  const t = useTexts();
  const middle = toGcj02({ latitude: roads.map.latitude ?? 35, longitude: roads.map.longitude ?? 105 });
  const lines = drawnRoads(roads).map((road) => ({ points: road.line.map(toGcj02), color: looks[road.level].color, width: looks[road.level].width, dottedLine: looks[road.level].dashed ?? false }));
  return (
    <View ariaLabel={t.roadMap}>
      <Map className="map" latitude={middle.latitude} longitude={middle.longitude} scale={roads.map.zoom ?? usualZoom} polyline={lines} onError={() => undefined} />
    </View>
  );
}
