import { describe, expect, it } from "vitest";
import type { Person } from "../src/api/types";
import { byLetter, letterOf } from "../src/features/contacts/letters";
import { findAccounts } from "../src/features/contacts/SearchAccounts";
import { start, travel } from "../src/features/persons/navigation";
import { keepSeats, noSeats, readSeats, seated, takeSeat } from "../src/features/persons/seats";

const person = (id: string): Person => ({ id, nickname: id, unionId: `u${id}`, phone: "19900000001", subscriptions: [] });
const persons = ["li", "wang", "chen"].map(person);
const ids = (list: readonly Person[]) => list.map(({ id }) => id);
const nothing = { getItem: () => null };

describe("seats", () => {
  it("come from the address first, at most three", () => {
    expect(readSeats("?person=a,b,c,d", nothing)).toEqual({ personIds: ["a", "b", "c"], count: 3 });
  });

  it("come back as they were kept", () => {
    let kept = "";
    keepSeats({ personIds: ["wang"], count: 2 }, { setItem: (_key, value) => void (kept = value) });
    expect(readSeats("", { getItem: () => kept })).toEqual({ personIds: ["wang"], count: 2 });
  });

  it.each(["nonsense", "{}", "null", '{"personIds":3}'])("start afresh when what was kept is %s", (kept) => {
    expect(readSeats("", { getItem: () => kept })).toEqual(noSeats);
  });

  it("never put one person on two phones and fill the rest", () => {
    expect(ids(seated({ personIds: ["wang", "wang"], count: 3 }, persons, 3))).toEqual(["wang", "li", "chen"]);
    expect(ids(seated({ personIds: ["gone"], count: 1 }, persons, 3))).toEqual(["li"]);
  });

  it("show no more phones than fit or than there are persons", () => {
    expect(seated({ personIds: [], count: 3 }, persons, 2)).toHaveLength(2);
    expect(seated({ personIds: [], count: 3 }, persons.slice(0, 1), 3)).toHaveLength(1);
    expect(seated({ personIds: [], count: 3 }, persons, 0)).toHaveLength(1);
  });

  it("change places when a person already holds another phone", () => {
    const seats = { personIds: ["li", "wang"], count: 2 };
    const shown = seated(seats, persons, 2);
    expect(ids(seated(takeSeat(seats, shown, 0, "wang"), persons, 2))).toEqual(["wang", "li"]);
    expect(ids(seated(takeSeat(seats, shown, 1, "chen"), persons, 2))).toEqual(["li", "chen"]);
  });
});

describe("the way through the pages", () => {
  it("goes back from the browser before it goes back a page", () => {
    const place = travel(travel(start, { to: "page", page: { name: "conversation", appId: "a" } }), { to: "browser", url: "https://a.cn/" });
    const closed = travel(place, { to: "back" });
    expect(closed.browser).toBeUndefined();
    expect(closed.stack).toHaveLength(1);
    expect(travel(closed, { to: "back" }).stack).toEqual([]);
  });

  it("leads from anywhere straight above the chats", () => {
    const deep = travel(travel(start, { to: "tab", tab: "me" }), { to: "page", page: { name: "settings" } });
    expect(travel(deep, { to: "only", page: { name: "conversation", appId: "a" } })).toEqual({ tab: "chats", stack: [{ name: "conversation", appId: "a" }] });
  });
});

describe("the contacts", () => {
  it.each([
    ["李小明", "L"],
    ["王芳", "W"],
    ["陈伟", "C"],
    ["安心", "A"],
    ["张敏", "Z"],
    ["alice", "A"],
    ["007", "#"],
    ["", "#"],
  ])("put %s under %s", (name, letter) => {
    expect(letterOf(name)).toBe(letter);
  });

  it("stand by letter with # last", () => {
    const groups = byLetter(["王芳", "1号", "陈伟", "蔡一"], (name) => name);
    expect(groups.map((group) => group.letter)).toEqual(["C", "W", "#"]);
    expect(groups[0]?.items).toEqual(["蔡一", "陈伟"]);
  });

  it("find accounts by name, description or original id", () => {
    const account = { appId: "wxa", name: "平安肇庆", originalId: "gh_AbC", kind: "service", verified: true, description: "户政业务" } as const;
    expect(findAccounts([account], "户政")).toHaveLength(1);
    expect(findAccounts([account], "GH_abc")).toHaveLength(1);
    expect(findAccounts([account], " ")).toHaveLength(1);
    expect(findAccounts([account], "天气")).toHaveLength(0);
  });
});
