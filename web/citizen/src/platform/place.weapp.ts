import Taro from "@tarojs/taro";
import type { Place } from "@/state/place";

/** The phone's place; null when the citizen or the phone does not tell it. */
export async function findPlace(): Promise<Place | null> {
  try {
    const { latitude, longitude } = await Taro.getLocation({ type: "gcj02" });
    return { latitude, longitude };
  } catch {
    return null;
  }
}
