import type { Person } from "../../api/types";

export const mostPhones = 3;

/** Who holds which phone, and how many phones are wanted side by side. */
export interface Seats {
  personIds: readonly string[];
  count: number;
}

const key = "zhijian-phone-seats";

export const noSeats: Seats = { personIds: [], count: 1 };

/** Seats from the address (`?person=li,wang`), else those of the last visit. */
export function readSeats(search: string, storage: Pick<Storage, "getItem">): Seats {
  const wanted = new URLSearchParams(search).get("person")?.split(",").filter(Boolean).slice(0, mostPhones);
  if (wanted && wanted.length > 0) return { personIds: wanted, count: wanted.length };
  try {
    const kept = JSON.parse(storage.getItem(key) ?? "null") as Partial<Seats> | null;
    if (!kept || !Array.isArray(kept.personIds)) return noSeats;
    const count = Math.min(Math.max(Number(kept.count) || 1, 1), mostPhones);
    return { personIds: kept.personIds.filter((id) => typeof id === "string").slice(0, mostPhones), count };
  } catch {
    return noSeats;
  }
}

export function keepSeats(seats: Seats, storage: Pick<Storage, "setItem">): void {
  storage.setItem(key, JSON.stringify(seats));
}

/** Gives every phone that fits a person: the chosen one where it still exists, otherwise the first nobody else holds. */
export function seated(seats: Seats, persons: readonly Person[], fitting: number): Person[] {
  const count = Math.max(1, Math.min(seats.count, fitting, persons.length));
  const free = new Set(persons.map((person) => person.id));
  const chosen = Array.from({ length: count }, (_, index) => {
    const person = persons.find(({ id }) => id === seats.personIds[index] && free.has(id));
    if (person) free.delete(person.id);
    return person;
  });
  return chosen.flatMap((person) => {
    const given = person ?? persons.find(({ id }) => free.has(id));
    if (given) free.delete(given.id);
    return given ? [given] : [];
  });
}

/** Puts a person on a phone; one who already holds another phone changes places. */
export function takeSeat(seats: Seats, shown: readonly Person[], index: number, personId: string): Seats {
  const ids = Array.from({ length: Math.max(shown.length, seats.personIds.length) }, (_, at) => shown[at]?.id ?? seats.personIds[at] ?? "");
  const other = ids.indexOf(personId);
  if (other >= 0 && other !== index) ids[other] = ids[index] ?? "";
  ids[index] = personId;
  return { ...seats, personIds: ids };
}
