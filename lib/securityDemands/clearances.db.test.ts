import { beforeAll, describe, expect, test } from "vitest";
import { newId } from "#lib/db/id.ts";
import { type TestDatabase, testDatabase } from "#testing/database.ts";
import { race } from "#testing/requests.ts";
import { clear } from "./clear.ts";
import { clearances } from "./clearances.ts";
import { endClearance } from "./endClearance.ts";
import { list } from "./list.ts";
import { settleClearance } from "./settleClearance.ts";

let desk: TestDatabase;
beforeAll(async () => {
  desk = await testDatabase();
});

const by = (name: keyof TestDatabase["people"]) => desk.people[name];
const twice = (call: () => Promise<unknown>) => race([call, call]);
const reason = "Handles what the general counsel hands over.";
/** Somebody new each time, since one clearance at a time stands. */
async function somebody(role = "analyst"): Promise<string> {
  const id = newId();
  await desk.owner.query(
    "INSERT INTO person (id, email, name, role, created_at) VALUES ($1, $2, 'Somebody', $3, now())",
    [id, `${id}@desk.example`, role],
  );
  return id;
}
async function proposed(): Promise<{ id: string; personId: string }> {
  const personId = await somebody();
  const { id } = await clear(desk.ground, by("administrator"), { personId, reason });
  return { id, personId };
}
const actorOf = (id: string) => ({ id, role: "analyst", kind: "person", name: "Somebody" }) as const;

describe("securityDemands.clear", () => {
  test("does it", async () => {
    const { id, personId } = await proposed();
    expect((await clearances(desk.ground, by("counsel"), {})).rows).toContainEqual(
      expect.objectContaining({ id, personId, countersignedAt: null }),
    );
    // One person opens nothing.
    await expect(list(desk.ground, actorOf(personId), {})).rejects.toMatchObject({ code: "not-found" });
  });
  test("refuses without permission", async () => {
    await expect(clear(desk.ground, by("counsel"), { personId: await somebody(), reason })).rejects.toMatchObject({
      code: "forbidden",
    });
  });
  test("refuses the wrong state", async () => {
    const { personId } = await proposed();
    await expect(clear(desk.ground, by("administrator"), { personId, reason })).rejects.toThrow(
      "stands or is proposed already",
    );
    await expect(
      clear(desk.ground, by("administrator"), { personId: await somebody("auditor"), reason }),
    ).rejects.toThrow("Only analysts and counsel");
  });
  test("two at once, one wins", async () => {
    const personId = await somebody();
    expect((await twice(() => clear(desk.ground, by("administrator"), { personId, reason }))).won).toBe(1);
  });
});

describe("securityDemands.settleClearance", () => {
  test("does it", async () => {
    const { id, personId } = await proposed();
    await settleClearance(desk.ground, by("counsel"), { id, answer: "countersign" });
    expect(await list(desk.ground, actorOf(personId), {})).toEqual([]);
  });
  test("refuses without permission", async () => {
    const { id } = await proposed();
    await expect(
      settleClearance(desk.ground, by("administrator"), { id, answer: "countersign" }),
    ).rejects.toMatchObject({ code: "forbidden" });
  });
  test("refuses the wrong state", async () => {
    const { id } = await clear(desk.ground, by("administrator"), { personId: by("counsel").id, reason });
    await expect(settleClearance(desk.ground, by("counsel"), { id, answer: "countersign" })).rejects.toThrow(
      "their own clearance",
    );
    const alone = desk.owner.query(
      "UPDATE security_clearance SET countersigned_by = person_id::text, countersigned_at = now() WHERE id = $1",
      [id],
    );
    await expect(alone).rejects.toThrow("clearance_not_own");
    const both = desk.owner.query(
      "UPDATE security_clearance SET countersigned_by = proposed_by, countersigned_at = now() WHERE id = $1",
      [id],
    );
    await expect(both).rejects.toThrow("clearance_two_people");
    const auditor = desk.owner.query(
      "UPDATE security_clearance SET countersigned_by = $2, countersigned_at = now() WHERE id = $1",
      [id, by("auditor").id],
    );
    await expect(auditor).rejects.toThrow("counsel signs a clearance");
    const atOnce = desk.ground.database.pool.query(
      `INSERT INTO security_clearance (id, person_id, reason, proposed_by, proposed_at, countersigned_by, countersigned_at)
       VALUES (gen_random_uuid(), $1, 'Nobody else was asked.', 'x', now(), $2, now())`,
      [by("counsel2").id, by("counsel").id],
    );
    await expect(atOnce).rejects.toThrow(/proposed before it is signed|security_clearance_one/);
    await settleClearance(desk.ground, by("counsel2"), { id, answer: "decline" });
    await expect(settleClearance(desk.ground, by("counsel2"), { id, answer: "countersign" })).rejects.toThrow(
      "settled before",
    );
    await expect(
      desk.ground.database.pool.query("UPDATE security_clearance SET ended_by = NULL, ended_at = NULL WHERE id = $1", [
        id,
      ]),
    ).rejects.toThrow("is not changed");
  });
  test("two at once, one wins", async () => {
    const { id } = await proposed();
    expect((await twice(() => settleClearance(desk.ground, by("counsel"), { id, answer: "countersign" }))).won).toBe(1);
  });
});

describe("securityDemands.endClearance", () => {
  const granted = async () => {
    const one = await proposed();
    await settleClearance(desk.ground, by("counsel"), { id: one.id, answer: "countersign" });
    return one;
  };
  test("does it", async () => {
    const { id, personId } = await granted();
    await endClearance(desk.ground, by("counsel"), { id });
    await expect(list(desk.ground, actorOf(personId), {})).rejects.toMatchObject({ code: "not-found" });
  });
  test("refuses without permission", async () => {
    const { id } = await granted();
    await expect(endClearance(desk.ground, by("auditor"), { id })).rejects.toMatchObject({ code: "forbidden" });
  });
  test("refuses the wrong state", async () => {
    const { id } = await granted();
    await endClearance(desk.ground, by("administrator"), { id });
    await expect(endClearance(desk.ground, by("administrator"), { id })).rejects.toThrow("does not stand");
  });
  test("two at once, one wins", async () => {
    const { id } = await granted();
    expect((await twice(() => endClearance(desk.ground, by("counsel"), { id }))).won).toBe(1);
  });
});
