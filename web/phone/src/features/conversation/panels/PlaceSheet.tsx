import { useState, type SyntheticEvent } from "react";
import type { Place } from "../../../api/types";
import { Sheet } from "../../../shared/Sheet";
import { useTexts } from "../../../texts/useTexts";
import { MapPicture } from "../bubbles/LocationCard";
import { SheetHead } from "./AlbumSheet";

/** Well-known places to start from; positions rounded to about a hundred metres. */
const places: readonly Place[] = [
  { label: "肇庆市端州区 七星岩牌坊", latitude: 23.061, longitude: 112.472 },
  { label: "广州市海珠区 广州塔", latitude: 23.106, longitude: 113.324 },
  { label: "中山市石岐区 孙文西路步行街", latitude: 22.52, longitude: 113.376 },
  { label: "武汉市武昌区 黄鹤楼", latitude: 30.547, longitude: 114.302 },
  { label: "西安市碑林区 钟楼", latitude: 34.261, longitude: 108.942 },
];

const firstPlace: Place = { label: "肇庆市端州区 七星岩牌坊", latitude: 23.061, longitude: 112.472 };

export function PlaceSheet({ onPick, onClose }: { onPick: (place: Place) => void; onClose: () => void }) {
  const t = useTexts();
  const [place, setPlace] = useState<Place>(firstPlace);
  const ready = place.label.trim() !== "" && Math.abs(place.latitude) <= 90 && Math.abs(place.longitude) <= 180;
  const submit = (event: SyntheticEvent) => {
    event.preventDefault();
    if (!ready) return;
    onClose();
    onPick({ ...place, scale: 16 });
  };
  return (
    <Sheet label={t.placeTitle} onClose={onClose} className="form-sheet">
      <SheetHead title={t.placeTitle} onClose={onClose} />
      <MapPicture place={place} className="place-map" />
      <div className="place-list" role="group" aria-label={t.place}>
        {places.map((one) => (
          <button key={one.label} type="button" aria-pressed={one.label === place.label} onClick={() => setPlace(one)}>
            {one.label}
          </button>
        ))}
      </div>
      <form onSubmit={submit}>
        <label className="field">
          <span>{t.placeLabel}</span>
          <input value={place.label} onChange={(event) => setPlace({ ...place, label: event.target.value })} />
        </label>
        <div className="field-pair">
          <label className="field">
            <span>{t.latitude}</span>
            <input type="number" step="any" value={place.latitude} onChange={(event) => setPlace({ ...place, latitude: event.target.valueAsNumber || 0 })} />
          </label>
          <label className="field">
            <span>{t.longitude}</span>
            <input type="number" step="any" value={place.longitude} onChange={(event) => setPlace({ ...place, longitude: event.target.valueAsNumber || 0 })} />
          </label>
        </div>
        <button type="submit" className="button-primary button-wide" data-autofocus disabled={!ready}>
          {t.send}
        </button>
      </form>
    </Sheet>
  );
}
