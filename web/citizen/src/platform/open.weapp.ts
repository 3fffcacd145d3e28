/** A mini program belongs to one account; there is no other to open. */
export function open(_appId: string): void {}
