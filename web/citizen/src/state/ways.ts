import Taro from "@tarojs/taro";
import { carried } from "@/platform/session";

export type PageName = "home" | "service" | "run" | "items" | "cases" | "bookings" | "documents" | "notices" | "data" | "roads" | "party" | "messages" | "mine" | "settings";

/** Address of a page within the application. */
export function addressOf(page: PageName, values: Record<string, string> = {}): string {
  const query = Object.entries({ ...values, ...carried }).map(([name, value]) => `${name}=${encodeURIComponent(value)}`).join("&");
  return `/pages/${page}/index${query ? `?${query}` : ""}`;
}

/** A mini program keeps ten pages to go back to; with the tenth the way goes on without this one. */
export function go(page: PageName, values?: Record<string, string>): void {
  Taro.navigateTo({ url: addressOf(page, values) }).catch(() => goInstead(page, values));
}

/** Without a way back to this page: it is done with. */
export function goInstead(page: PageName, values?: Record<string, string>): void {
  void Taro.redirectTo({ url: addressOf(page, values) });
}

/** Between the main pages, which stand beside each other. */
export function switchTo(page: PageName): void {
  void Taro.reLaunch({ url: addressOf(page) });
}
