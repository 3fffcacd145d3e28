import type { Booking } from '../../api/types';

/** Its number as it stands on the screen of the hall. */
export function ticketOf({ ticket }: Booking): string {
  return String(ticket ?? 0).padStart(3, '0');
}
