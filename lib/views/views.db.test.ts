import { beforeAll, describe, expect, test } from "vitest";
import { operator } from "#lib/auth/actor.ts";
import { queue } from "#lib/requests/queue.ts";
import { type TestDatabase, testDatabase } from "#testing/database.ts";
import { outcome, outcomes } from "#testing/refused.ts";
import { beginWith } from "./beginWith.ts";
import { change } from "./change.ts";
import { list } from "./list.ts";
import { remove } from "./remove.ts";
import { save } from "./save.ts";

let at: TestDatabase;
let [analyst, analyst2, counsel, auditor] = [operator, operator, operator, operator];
beforeAll(async () => {
  at = await testDatabase();
  ({ analyst, analyst2, counsel, auditor } = at.people);
});

let made = 0;
const kept = async (changes: Partial<Parameters<typeof save>[2]> = {}, actor = analyst) => {
  made += 1;
  return save(at.ground, actor, { name: `View ${made}`, filters: { due: "week" }, ...changes });
};
const seenBy = async (actor = analyst) => list(at.ground, actor, {});
const find = async (id: string, actor = analyst) => (await seenBy(actor)).find((view) => view.id === id);

describe("views.save", () => {
  test("does it", async () => {
    const filters = { country: "DE", due: "week", only: "unacknowledged", sort: "oldest" } as const;
    const { id } = await kept({ name: "Germany, this week", filters, isDefault: true });
    expect(await find(id)).toMatchObject({
      name: "Germany, this week",
      filters,
      shared: false,
      own: true,
      isDefault: true,
    });
    expect(await find(id, analyst2)).toBeUndefined();
    const shared = await kept({ shared: true });
    expect(await find(shared.id, auditor)).toMatchObject({ own: false, ownerName: "analyst", isDefault: false });
    // What is kept is what the queue takes.
    await queue(at.ground, analyst, (await find(id))?.filters ?? {});
  });
  test("refuses without permission", async () => {
    expect(await outcome(kept({}, auditor))).toBe("forbidden");
  });
  test("refuses the wrong state", async () => {
    expect(await outcome(kept({ name: " " }))).toBe("invalid");
    expect(await outcome(kept({ filters: { country: "Germany" } }))).toBe("invalid");
    expect(await outcome(kept({ filters: { identifier: "a@b.example" } as object }))).toBe("invalid");
    await kept({ name: "Mine" });
    expect(await outcome(kept({ name: "MINE" }))).toBe("conflict");
    expect(await outcome(kept({ name: "Mine" }, counsel))).toBe("done");
  });
  test("two at once, one wins", async () => {
    expect(await outcomes(kept({ name: "Twice" }), kept({ name: "Twice" }))).toEqual(["conflict", "done"]);
  });
});

describe("views.change", () => {
  test("does it", async () => {
    const { id } = await kept();
    await change(at.ground, analyst, { id, version: 1, shared: true });
    expect(await find(id, counsel)).toMatchObject({ shared: true });
    await beginWith(at.ground, counsel, { id });
    await change(at.ground, analyst, { id, version: 2, shared: false });
    expect(await find(id, counsel)).toBeUndefined();
    expect((await seenBy(counsel)).some((view) => view.isDefault)).toBe(false);
  });
  test("refuses without permission", async () => {
    const { id } = await kept({ shared: true });
    expect(await outcome(change(at.ground, auditor, { id, version: 1, shared: false }))).toBe("forbidden");
    expect(await outcome(change(at.ground, counsel, { id, version: 1, shared: false }))).toBe("not-found");
  });
  test("refuses the wrong state", async () => {
    const { id } = await kept();
    expect(await outcome(change(at.ground, analyst, { id, version: 2, shared: true }))).toBe("conflict");
  });
  test("two at once, one wins", async () => {
    const { id } = await kept();
    const call = () => change(at.ground, analyst, { id, version: 1, shared: true });
    expect(await outcomes(call(), call())).toEqual(["conflict", "done"]);
  });
});

describe("views.remove", () => {
  test("does it", async () => {
    const own = await kept({ isDefault: true });
    await remove(at.ground, analyst, own);
    expect(await find(own.id)).toBeUndefined();
    expect((await seenBy()).some((view) => view.isDefault)).toBe(false);
    const shared = await kept({ shared: true });
    await remove(at.ground, counsel, shared);
    expect(await find(shared.id)).toBeUndefined();
  });
  test("refuses without permission", async () => {
    const { id } = await kept({ shared: true });
    expect(await outcome(remove(at.ground, auditor, { id }))).toBe("forbidden");
    expect(await outcome(remove(at.ground, analyst2, { id }))).toBe("not-found");
  });
  test("refuses the wrong state", async () => {
    const one = await kept();
    expect(await outcome(remove(at.ground, counsel, one))).toBe("not-found");
  });
  test("two at once, one wins", async () => {
    const one = await kept();
    expect(await outcomes(remove(at.ground, analyst, one), remove(at.ground, analyst, one))).toEqual([
      "done",
      "not-found",
    ]);
  });
});

describe("views.beginWith", () => {
  test("does it", async () => {
    const { id } = await kept({ shared: true });
    await beginWith(at.ground, analyst2, { id });
    expect(await find(id, analyst2)).toMatchObject({ isDefault: true });
    await beginWith(at.ground, analyst2, { id: null });
    expect(await find(id, analyst2)).toMatchObject({ isDefault: false });
  });
  test("refuses without permission", async () => {
    expect(await outcome(beginWith(at.ground, auditor, { id: null }))).toBe("forbidden");
    const { id } = await kept();
    expect(await outcome(beginWith(at.ground, analyst2, { id }))).toBe("not-found");
  });
  test("refuses the wrong state", async () => {
    const { id } = await kept();
    await beginWith(at.ground, analyst, { id });
    expect(await outcome(beginWith(at.ground, analyst, { id }))).toBe("conflict");
    await beginWith(at.ground, analyst, { id: null });
    expect(await outcome(beginWith(at.ground, analyst, { id: null }))).toBe("conflict");
  });
  test("two at once, one wins", async () => {
    const { id } = await kept();
    const call = () => beginWith(at.ground, analyst, { id });
    expect(await outcomes(call(), call())).toEqual(["conflict", "done"]);
  });
});
