import { divIcon, geoJSON, layerGroup, map, marker, polyline, tileLayer, control, type LayerGroup } from "leaflet";
import "leaflet/dist/leaflet.css";
import type { FeatureCollection } from "geojson";
import type { Roads } from "@/api/types";
import { toGcj02 } from "@/state/gcj02";
import type { Place } from "@/state/place";
import { drawnRoads, looks } from "@/state/roads";
import type { Texts } from "@/texts/zh";

export interface Drawing {
  show: (roads: Roads, t: Texts, language: "zh" | "en") => void;
  close: () => void;
}

const usualZoom = 11;
const farthest = 4;
const nearest = 17;

const ground: Readonly<Record<string, object>> = {
  water: { color: "#a9cfe8", weight: 1, fillColor: "#cfe6f4", fillOpacity: 1 },
  river: { color: "#bcdcef", weight: 12 },
  road: { color: "#d8d2c4", weight: 3 },
  bridge: { color: "#d8d2c4", weight: 4 },
  tunnel: { color: "#d8d2c4", weight: 3, dashArray: "6 5" },
};

/** Draws the agency's sketch, or its tiles where they are configured, and the roads on top of it. */
export function openMap(frame: HTMLElement, { map: place }: Roads, t: Texts): Drawing {
  const tiles = place.tiles;
  const at = (point: Place): [number, number] => {
    const { latitude, longitude } = tiles?.isGcj ? toGcj02(point) : point;
    return [latitude, longitude];
  };
  const middle = at({ latitude: place.latitude ?? 35, longitude: place.longitude ?? 105 });
  const leaflet = map(frame, { center: middle, zoom: place.zoom ?? usualZoom, minZoom: farthest, maxZoom: tiles?.mostZoom ?? nearest, attributionControl: false, zoomControl: false });
  control.zoom({ zoomInTitle: t.zoomIn, zoomOutTitle: t.zoomOut }).addTo(leaflet);
  if (tiles) {
    control.attribution({ prefix: false }).addTo(leaflet);
    tileLayer(tiles.url, { attribution: tiles.attribution, maxZoom: tiles.mostZoom }).addTo(leaflet);
  }

  let shown: LayerGroup | null = null;
  return {
    show: (roads, texts, language) => {
      shown?.remove();
      shown = layerGroup().addTo(leaflet);
      if (!tiles && roads.map.sketch) sketchOf(roads.map.sketch as unknown as FeatureCollection, language).addTo(shown);
      for (const road of drawnRoads(roads)) {
        const look = looks[road.level];
        const line = polyline(road.line.map(at), { color: look.color, weight: look.width, dashArray: look.dashed ? "2 10" : undefined, interactive: false }).addTo(shown);
        if (road.level === "jam" || road.level === "closed") line.bindTooltip(`${road.name} ${texts.roadLevels[road.level]}`, { permanent: true, direction: "center", className: "map-name" });
      }
    },
    close: () => leaflet.remove(),
  };
}

/** Rivers, lakes and roads, with the names of places. */
function sketchOf(sketch: FeatureCollection, language: "zh" | "en") {
  return geoJSON(sketch, {
    interactive: false,
    style: (feature) => ground[String(feature?.properties?.sort)] ?? {},
    pointToLayer: (feature, point) => {
      const name = document.createElement("span");
      name.textContent = String(feature.properties?.[language === "zh" ? "name" : "englishName"] ?? "");
      return marker(point, { icon: divIcon({ className: "map-place", html: name, iconSize: [0, 0] }), interactive: false, keyboard: false });
    },
  });
}
