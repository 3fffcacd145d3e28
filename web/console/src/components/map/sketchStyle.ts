import type { Feature } from 'geojson';
import type { PathOptions } from 'leaflet';

const styles: Readonly<Record<string, PathOptions>> = {
  water: { color: '#a9cfe8', weight: 1, fillColor: '#cfe6f4', fillOpacity: 1 },
  river: { color: '#bcdcef', weight: 14, lineCap: 'round', lineJoin: 'round' },
  road: { color: '#f0d9a8', weight: 4, lineJoin: 'round' },
  bridge: { color: '#c98a2b', weight: 5, lineCap: 'butt' },
  tunnel: { color: '#c98a2b', weight: 4, dashArray: '6 5', lineCap: 'butt' },
};

/** What the server checked the sketch's features to carry. */
interface SketchProperties {
  sort?: string;
  name?: string;
  englishName?: string;
}

export function propertiesOf(feature: Feature | undefined): SketchProperties {
  return feature?.properties ?? {};
}

const levelStyles: Readonly<Record<string, PathOptions>> = {
  smooth: { color: '#389e0d' },
  slow: { color: '#d48806', weight: 6 },
  jam: { color: '#cf1322', weight: 8 },
  closed: { color: '#1f1f1f', weight: 6, dashArray: '2 8' },
};

/** @param level how a road goes, where that is known; worse is wider, as not everybody tells the colours apart */
export function sketchStyle(feature: Feature | undefined, level?: string): PathOptions {
  return { interactive: false, ...styles[propertiesOf(feature).sort ?? ''], ...(level === undefined ? {} : levelStyles[level]) };
}

/** Places and lakes say where one is, also on the map of a whole city. */
export function isNamedFromAfar(feature: Feature): boolean {
  return ['place', 'water'].includes(propertiesOf(feature).sort ?? '');
}
