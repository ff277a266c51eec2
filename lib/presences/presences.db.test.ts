import { beforeAll, expect, test } from "vitest";
import { newId } from "#lib/db/id.ts";
import { outcome } from "#testing/refused.ts";
import { type Desk, morning, openDesk } from "#testing/requests.ts";
import { beat } from "./beat.ts";
import { presentWords } from "./presence.ts";

let desk: Desk;
let id: string;
beforeAll(async () => {
  desk = await openDesk();
  ({ id } = await desk.request());
});
const names = async (actor = desk.people.analyst) => (await beat(desk.ground, actor, id)).map(({ name }) => name);

test("tells who else has a case open, until a minute after their last word", async () => {
  expect(await names()).toEqual([]);
  expect(await names(desk.people.counsel)).toEqual(["analyst"]);
  expect(await names()).toEqual(["counsel"]);
  desk.setNow(new Date(morning.getTime() + 60_001));
  expect(await names()).toEqual([]);
  desk.setNow(morning);
});

test("writes no entry: it is no change of the case", async () => {
  const count = async () => Number((await desk.owner.query("SELECT count(*) FROM log_entry")).rows[0].count);
  const before = await count();
  await names();
  expect(await count()).toBe(before);
});

test("the desk sees it, and nobody else", async () => {
  for (const actor of [desk.people.administrator, desk.people.officer, desk.people.operator]) {
    expect(await outcome(beat(desk.ground, actor, id))).toBe("forbidden");
  }
  expect(await outcome(beat(desk.ground, desk.people.analyst, newId()))).toBe("not-found");
  expect(await outcome(beat(desk.ground, desk.people.analyst, "x"))).toBe("not-found");
});

test("who is there, in a sentence", () => {
  const people = ["Rohan", "Priya", "Anna", "Jo"].map((name) => ({ id: name, name }));
  expect(presentWords([])).toBe("");
  expect(presentWords(people.slice(0, 1))).toBe("Rohan has this open");
  expect(presentWords(people.slice(0, 2))).toBe("Rohan and Priya have this open");
  expect(presentWords(people)).toBe("Rohan, Priya and 2 more have this open");
});
