import gcoord from 'gcoord';

/** A place in degrees. WeChat, and so everything citizens send, counts in GCJ-02 (火星坐标). */
export interface Place {
  latitude: number;
  longitude: number;
}

/** Where a GCJ-02 place lies on a map drawn in GCJ-02 or WGS-84, as [latitude, longitude]. */
export function onMap(place: Place, mapIsGcj: boolean): [number, number] {
  if (mapIsGcj) return [place.latitude, place.longitude];
  const [longitude, latitude] = gcoord.transform<[number, number]>([place.longitude, place.latitude], gcoord.GCJ02, gcoord.WGS84);
  return [latitude, longitude];
}

/** Where a WGS-84 place lies on such a map. */
export function wgsOnMap(place: Place, mapIsGcj: boolean): [number, number] {
  if (!mapIsGcj) return [place.latitude, place.longitude];
  const [longitude, latitude] = gcoord.transform<[number, number]>([place.longitude, place.latitude], gcoord.WGS84, gcoord.GCJ02);
  return [latitude, longitude];
}
