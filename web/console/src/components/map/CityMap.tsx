import type { Feature, FeatureCollection } from 'geojson';
import { type LatLngExpression, type LeafletEventHandlerFnMap, divIcon, latLngBounds, marker, type Map as LeafletMap } from 'leaflet';
import 'leaflet/dist/leaflet.css';
import { useEffect, useMemo, useState } from 'react';
import { AttributionControl, GeoJSON, MapContainer, Marker, Popup, ScaleControl, TileLayer, useMap, useMapEvent } from 'react-leaflet';
import type { AgencyMap } from '../../api/types';
import { useLanguage } from '../../app/i18n/language';
import { onMap, type Place, wgsOnMap } from './datum';
import styles from './map.module.css';
import { isNamedFromAfar, propertiesOf, sketchStyle } from './sketchStyle';

export interface MapPoint extends Place {
  key: string;
  /** Read aloud, and shown when the point is chosen. */
  label: string;
  tone?: 'normal' | 'warning' | 'danger' | 'done';
}

interface CityMapProps {
  map: AgencyMap;
  /** In GCJ-02, as WeChat sends places. */
  points: readonly MapPoint[];
  /** What the whole map shows, for those who do not see it. */
  label: string;
  selected?: string;
  onSelect?: (key: string) => void;
  /** How roads of the sketch go, by their ids; then the sketch is drawn over tiles too. */
  levels?: ReadonlyMap<string, string>;
}

const nearEnough = 14;
const roomForStreets = 13;
const wholeCountry: LatLngExpression = [35, 105];
const countryZoom = 4;

/** Points on the agency's map: tiles where they are configured, else its own sketch. */
export default function CityMap({ map, points, label, selected, onSelect, levels }: CityMapProps) {
  const [leaflet, setLeaflet] = useState<LeafletMap | null>(null);
  const isGcj = map.tiles?.isGcj ?? false;
  const middle = map.latitude != null && map.longitude != null ? wgsOnMap({ latitude: map.latitude, longitude: map.longitude }, isGcj) : wholeCountry;
  const placed = useMemo(() => points.map((point) => ({ ...point, at: onMap(point, isGcj) })), [points, isGcj]);
  const extent = placed.map((point) => point.at.join()).join(' ');

  useEffect(() => {
    const [first, ...others] = extent.split(' ').filter(Boolean).map((at) => at.split(',').map(Number) as [number, number]);
    if (!leaflet || !first) return;
    if (others.length === 0) leaflet.setView(first, nearEnough, { animate: false });
    else leaflet.fitBounds(latLngBounds([first, ...others]), { padding: [40, 40], maxZoom: nearEnough, animate: false });
  }, [leaflet, extent]);

  return (
    <div role="group" aria-label={label} className={styles.frame}>
      <MapContainer ref={setLeaflet} className={styles.map ?? ''} center={middle} zoom={map.zoom ?? countryZoom} minZoom={countryZoom} maxZoom={map.tiles?.mostZoom ?? 18} attributionControl={false}>
        {map.tiles && <AttributionControl prefix={false} />}
        {map.tiles && <TileLayer url={map.tiles.url} attribution={map.tiles.attribution} maxZoom={map.tiles.mostZoom} />}
        {map.sketch != null && (!map.tiles || levels) && <Sketch sketch={map.sketch as FeatureCollection} levels={levels} onlyLevels={map.tiles != null} />}
        <ScaleControl imperial={false} />
        {placed.map((point) => (
          <Marker
            key={point.key}
            position={point.at}
            title={point.label}
            alt={point.label}
            icon={divIcon({ className: `${styles.point} ${styles[point.tone ?? 'normal']} ${point.key === selected ? styles.selected : ''}`, iconSize: [22, 22] })}
            zIndexOffset={point.key === selected ? 1000 : 0}
            eventHandlers={onSelect ? chosenBy(() => onSelect(point.key)) : {}}
          >
            {!onSelect && <Popup>{point.label}</Popup>}
          </Marker>
        ))}
      </MapContainer>
    </div>
  );
}

/** Leaflet makes points focusable, but Enter does nothing there by itself. */
function chosenBy(choose: () => void): LeafletEventHandlerFnMap {
  return { click: choose, keydown: ({ originalEvent }) => originalEvent.key === 'Enter' && choose() };
}

/** The agency's sketch; the names of streets and bridges come when they have room. */
function Sketch({ sketch, levels, onlyLevels }: { sketch: FeatureCollection; levels: ReadonlyMap<string, string> | undefined; onlyLevels: boolean }) {
  const name = useLanguage() === 'zh' ? 'name' : 'englishName';
  const leaflet = useMap();
  const [isNear, setNear] = useState(leaflet.getZoom() >= roomForStreets);
  useMapEvent('zoomend', () => setNear(leaflet.getZoom() >= roomForStreets));
  return (
    <GeoJSON
      key={`${name} ${isNear}`}
      data={sketch}
      filter={(feature) => !onlyLevels || levels?.has(String(feature.id)) === true}
      style={(feature) => sketchStyle(feature, levels?.get(String(feature?.id)))}
      pointToLayer={(_, at) => marker(at, { icon: divIcon({ className: '', html: '', iconSize: [0, 0] }), interactive: false, keyboard: false })}
      onEachFeature={(feature: Feature, layer) => {
        const text = document.createElement('span');
        text.textContent = propertiesOf(feature)[name] ?? '';
        if (text.textContent !== '' && (isNear || isNamedFromAfar(feature))) layer.bindTooltip(text, { permanent: true, direction: 'center', className: styles.name ?? '' });
      }}
    />
  );
}
