import { beforeAll, describe, expect, test } from "vitest";
import { configure } from "#lib/appeals/configure.ts";
import { decide } from "#lib/appeals/decide.ts";
import { one } from "#lib/appeals/one.ts";
import { rules } from "#lib/appeals/rules.ts";
import { type AppealDesk, openAppealDesk, overturn } from "#testing/appeals.ts";
import { outcome, outcomes } from "#testing/refused.ts";

let desk: AppealDesk;
beforeAll(async () => {
  desk = await openAppealDesk();
});

const as = (name: keyof AppealDesk["people"]) => desk.people[name];

describe("appeals.configure", () => {
  test("does it", async () => {
    await configure(desk.ground, as("administrator"), { everyByTwo: true });
    expect(await rules(desk.ground, as("analyst"), {})).toEqual({ everyByTwo: true });
    const { id, version } = await desk.taken();
    const done = await decide(desk.ground, as("analyst"), {
      id,
      version,
      outcome: "upheld",
      reason: "evidence-confirmed",
    });
    expect(done.state).toBe("proposed");
    await configure(desk.ground, as("administrator"), { everyByTwo: false });
    // What was proposed under the rule needs its second signature still.
    expect(await one(desk.ground, as("auditor"), { id })).toMatchObject({ state: "proposed", byTwo: true });
  });
  test("refuses without permission", async () => {
    for (const name of ["analyst", "counsel", "auditor", "machine"] as const)
      expect(await outcome(configure(desk.ground, as(name), { everyByTwo: true }))).toBe("forbidden");
  });
  test("refuses the wrong state", async () => {
    expect(await outcome(configure(desk.ground, as("administrator"), { everyByTwo: false }))).toBe("conflict");
  });
  test("two at once, one wins", async () => {
    const call = () => configure(desk.ground, as("administrator"), { everyByTwo: true });
    expect(await outcomes(call(), call())).toEqual(["conflict", "done"]);
    await configure(desk.ground, as("administrator"), { everyByTwo: false });
  });
});

describe("the database itself", () => {
  const raw = (sql: string, ...values: unknown[]) => desk.ground.database.pool.query(sql, values);
  test("lets no child-safety ban be overturned by one person, whoever writes", async () => {
    const { id } = await desk.taken("child-exploitation");
    const alone = `UPDATE appeal SET state = 'decided', outcome = 'overturned', reason = 'context', proposed_by = 'a', proposed_at = now(), decided_at = now()`;
    await expect(raw(`${alone} WHERE id = $1`, id)).rejects.toThrow("appeal_child_safety_by_two");
    await expect(raw(`${alone}, by_two = true WHERE id = $1`, id)).rejects.toThrow("appeal_by_two");
    // Not under two names written at once, nor under a proposal that said something else.
    const unproposed = "only what was proposed is countersigned";
    await expect(raw(`${alone}, by_two = true, countersigned_by = 'b' WHERE id = $1`, id)).rejects.toThrow(unproposed);
    const { id: waits } = await desk.proposed();
    const signed = "UPDATE appeal SET state = 'decided', decided_at = now()";
    await expect(raw(`${signed}, countersigned_by = proposed_by WHERE id = $1`, waits)).rejects.toThrow(
      "appeal_two_people",
    );
    await expect(raw(`${signed}, countersigned_by = 'b', reason = 'context' WHERE id = $1`, waits)).rejects.toThrow(
      unproposed,
    );
    await expect(raw("UPDATE appeal SET ban_reason = 'spam' WHERE id = $1", id)).rejects.toThrow("permission denied");
  });
  test("keeps what arrived and what was decided", async () => {
    const { id, version } = await desk.taken();
    await decide(desk.ground, as("analyst"), { id, version, ...overturn });
    await expect(raw("UPDATE appeal SET reason = 'context' WHERE id = $1", id)).rejects.toThrow(
      "what was decided stands",
    );
    await expect(raw("UPDATE appeal SET state = 'assigned' WHERE id = $1", id)).rejects.toThrow();
    await expect(desk.owner.query("UPDATE appeal SET received_at = now() WHERE id = $1", [id])).rejects.toThrow(
      "what arrived",
    );
    await expect(desk.owner.query("DELETE FROM appeal WHERE id = $1", [id])).rejects.toThrow("only ever added to");
    await expect(raw("UPDATE appeal_note SET sealed = 'x' WHERE appeal_id = $1", id)).rejects.toThrow(
      "stands as it was written",
    );
  });
});
