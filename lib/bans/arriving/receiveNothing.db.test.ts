import { beforeAll, describe, expect, test } from "vitest";
import type { Actor } from "#lib/auth/actor.ts";
import { receiveNothing } from "#lib/bans/arriving/receiveNothing.ts";
import type { Repeat } from "#lib/bans/arriving/repeat.ts";
import { answered } from "#lib/bans/imports/answered.ts";
import { newId } from "#lib/db/id.ts";
import { prune } from "#lib/health/prune.ts";
import { type TestDatabase, testDatabase } from "#testing/database.ts";
import { entriesOf } from "#testing/entries.ts";
import { outcome, outcomes } from "#testing/refused.ts";

let at: TestDatabase;
let machine: Actor;
/** The source's other key. */
let second: Actor;
beforeAll(async () => {
  at = await testDatabase();
  ({ machine } = at.people);
  second = { ...machine, id: newId() };
});
const source = "platform";
const repeat = (key: string, digest = "one"): Repeat => ({
  ...{ key, digest },
  answer: ({ imported }) => ({ read: 1, imported, rejected: 1 }),
});
const others = () => [at.people.analyst, at.people.counsel, at.people.auditor, { ...machine, scopes: [] }];

describe("bans.receiveNothing", () => {
  test("does it", async () => {
    const beside = async () => [{ action: "import.concluded", subject: "import:1" }] as const;
    const first = await receiveNothing(at.ground, machine, { source, beside, repeat: repeat("k") });
    expect(first).toMatchObject({ imported: 0, answered: { read: 1, imported: 0, rejected: 1 } });
    expect(await receiveNothing(at.ground, second, { source, repeat: repeat("k") })).toEqual(first);
    const actions = (await entriesOf(at, `source:${source}`)).map(({ action }) => action);
    expect(actions).toEqual(["batch.empty", "batch.repeated"]);
    expect(await entriesOf(at, "import:1")).toHaveLength(1);
  });

  test("refuses without permission", async () => {
    for (const actor of others())
      expect(await outcome(receiveNothing(at.ground, actor, { source, repeat: repeat("shut") }))).toBe("forbidden");
    expect(await answered(at.ground, machine, { key: "shut" })).toBeNull();
  });

  test("refuses the wrong state", async () => {
    await receiveNothing(at.ground, machine, { source, repeat: repeat("used") });
    for (const actor of [machine, second])
      expect(await outcome(receiveNothing(at.ground, actor, { source, repeat: repeat("used", "two") }))).toBe(
        "conflict",
      );
    // Of another source the same key is another.
    expect(await outcome(receiveNothing(at.ground, machine, { source: "other", repeat: repeat("used", "two") }))).toBe(
      "done",
    );
  });

  test("two at once, one wins", async () => {
    const call = (digest: string) => receiveNothing(at.ground, machine, { source, repeat: repeat("race", digest) });
    expect(await outcomes(call("one"), call("two"))).toEqual(["conflict", "done"]);
  });
});

describe("bans.answered", () => {
  test("does it", async () => {
    expect(await answered(at.ground, machine, { key: "asked" })).toBeNull();
    await receiveNothing(at.ground, machine, { source, repeat: repeat("asked") });
    const kept = { digest: "one", answer: { read: 1, imported: 0, rejected: 1 } };
    for (const actor of [machine, second]) expect(await answered(at.ground, actor, { key: "asked" })).toEqual(kept);
    expect(await answered(at.ground, { ...machine, name: "stranger" }, { key: "asked" })).toBeNull();
    // An answer of an earlier version stands under the key that asked.
    await at.owner.query("UPDATE idempotency SET actor_id = $1 WHERE key = 'asked'", [machine.id]);
    expect(await answered(at.ground, machine, { key: "asked" })).toEqual(kept);
    at.setNow(new Date(Date.now() + 31 * 86_400_000));
    await prune(at.ground);
    at.setNow(null);
    expect(await answered(at.ground, machine, { key: "asked" })).toBeNull();
  });

  test("refuses without permission", async () => {
    for (const actor of others()) expect(await outcome(answered(at.ground, actor, { key: "k" }))).toBe("forbidden");
  });
});
