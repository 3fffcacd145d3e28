/** The address if a browser sheet may open it (http, https or a path of this host), otherwise undefined: no script or data addresses. */
export function safeUrl(address: string | null | undefined): string | undefined {
  const trimmed = address?.trim();
  if (!trimmed) return undefined;
  if (trimmed.startsWith("/") && !trimmed.startsWith("//")) return trimmed;
  try {
    const url = new URL(trimmed);
    return url.protocol === "http:" || url.protocol === "https:" ? url.href : undefined;
  } catch {
    return undefined;
  }
}

/** What the address line of the sheet shows. */
export function hostOf(address: string): string {
  try {
    return new URL(address, "http://localhost").host;
  } catch {
    return address;
  }
}

/** Pages of the real platform that are the sandbox's own: the consent page (网页授权) and the one that asks for a subscription message. */
const ownPages = [
  { host: "open.weixin.qq.com", path: "/connect/oauth2/authorize" },
  { host: "mp.weixin.qq.com", path: "/mp/subscribemsg" },
];

/** Where the phone really goes: pages of the platform are the sandbox's, told whose phone this is; everything else stays as it is. */
export function insideSandbox(address: string, personId: string): string {
  if (!address.startsWith("http")) return address;
  const url = new URL(address);
  if (!ownPages.some(({ host, path }) => url.hostname === host && url.pathname === path)) return address;
  url.searchParams.set("person", personId);
  return url.pathname + url.search;
}
