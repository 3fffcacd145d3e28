import type { Place } from "../../../api/types";
import { mapTile } from "./mapTile";

export function MapPicture({ place, className }: { place: Pick<Place, "latitude" | "longitude">; className: string }) {
  const tile = mapTile(place.latitude, place.longitude);
  return (
    <svg className={className} viewBox="0 0 240 96" preserveAspectRatio="xMidYMid slice" aria-hidden="true">
      <rect width="240" height="96" fill="#f3f1ea" />
      <rect {...tile.park} rx="3" fill="#cfe8c0" />
      {tile.blocks.map((block, index) => (
        <rect key={index} {...block} rx="1" fill="#e4e0d4" />
      ))}
      {tile.river && <path d={tile.river} stroke="#a9d3f2" strokeWidth="13" fill="none" />}
      {tile.narrow.map((street) => (
        <path key={street} d={street} stroke="#fff" strokeWidth="4" />
      ))}
      {tile.wide.map((street) => (
        <path key={street} d={street} stroke="#ffd98a" strokeWidth="6.5" />
      ))}
      <ellipse cx="120" cy="60" rx="6" ry="2.2" fill="#000" opacity="0.22" />
      <path d="M120 60c7-8 11-13 11-19a11 11 0 0 0-22 0c0 6 4 11 11 19Z" fill="#e64340" />
      <circle cx="120" cy="41" r="4.2" fill="#fff" />
    </svg>
  );
}

/** A position: name, coordinates and a small drawn map. */
export function LocationCard({ place }: { place: Place }) {
  return (
    <div className="location-card">
      <p className="location-label">{place.label}</p>
      <p className="location-note">
        {place.latitude.toFixed(5)}, {place.longitude.toFixed(5)}
      </p>
      <MapPicture place={place} className="location-map" />
    </div>
  );
}
