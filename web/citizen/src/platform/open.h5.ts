/** Goes to the pages of an account, over WeChat. */
export function open(appId: string): void {
  window.location.assign(`/m/?a=${encodeURIComponent(appId)}`);
}
