import { toGcj02 } from "@/state/gcj02";
import type { Place } from "@/state/place";

const timeout = 15_000;

/** The phone's place; null when the citizen or the phone does not tell it. Browsers tell WGS-84, the service wants what WeChat sends. */
export function findPlace(): Promise<Place | null> {
  return new Promise((done) => {
    if (!("geolocation" in navigator)) return done(null);
    navigator.geolocation.getCurrentPosition(
      ({ coords }) => done(toGcj02({ latitude: coords.latitude, longitude: coords.longitude })),
      () => done(null),
      { timeout, enableHighAccuracy: true },
    );
  });
}
