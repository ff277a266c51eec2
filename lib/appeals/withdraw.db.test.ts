import { beforeAll, describe, expect, test } from "vitest";
import { decide } from "#lib/appeals/decide.ts";
import { one } from "#lib/appeals/one.ts";
import { reveal } from "#lib/appeals/reveal.ts";
import { withdraw } from "#lib/appeals/withdraw.ts";
import { type AppealDesk, openAppealDesk, overturn, strangersLetIn } from "#testing/appeals.ts";
import { entriesOf } from "#testing/entries.ts";
import { outcome, outcomes } from "#testing/refused.ts";

let desk: AppealDesk;
beforeAll(async () => {
  desk = await openAppealDesk();
});

const as = (name: keyof AppealDesk["people"]) => desk.people[name];

describe("appeals.withdraw", () => {
  test("does it", async () => {
    const { id, version } = await desk.proposed();
    await withdraw(desk.ground, as("counsel"), { id, version, reason: "by-user" });
    expect(await one(desk.ground, as("auditor"), { id })).toMatchObject({
      state: "withdrawn",
      withdrawnReason: "by-user",
      outcome: null,
    });
  });
  test("refuses without permission", async () => {
    const { id, version } = await desk.arrived();
    expect(
      await strangersLetIn(desk, (actor) => withdraw(desk.ground, actor, { id, version, reason: "duplicate" })),
    ).toEqual([]);
  });
  test("refuses the wrong state", async () => {
    const { id, version } = await desk.taken();
    await decide(desk.ground, as("analyst"), { id, version, outcome: "upheld", reason: "no-new-facts" });
    expect(await outcome(withdraw(desk.ground, as("analyst"), { id, version: version + 1, reason: "by-user" }))).toBe(
      "conflict",
    );
  });
  test("nobody says of a ban that arrived that there is none, also where its appeal has not learnt of it yet", async () => {
    const known = await desk.arrived();
    const call = (id: string, version: number) =>
      withdraw(desk.ground, as("analyst"), { id, version, reason: "no-such-ban" });
    await expect(call(known.id, known.version)).rejects.toThrow("has arrived, so it exists");
    const early = await desk.appeal("ban-to-come");
    await desk.ban("spam", { id: "ban-to-come" });
    expect(await one(desk.ground, as("auditor"), { id: early })).toMatchObject({ state: "received" });
    await expect(call(early, 1)).rejects.toThrow("has arrived, so it exists");
    const of = await desk.appeal("no-ban-of-this-name");
    expect(await outcome(call(of, 1))).toBe("done");
  });
  test("two at once, one wins", async () => {
    const { id, version } = await desk.arrived();
    const call = () => withdraw(desk.ground, as("analyst"), { id, version, reason: "duplicate" });
    expect(await outcomes(call(), call())).toEqual(["conflict", "done"]);
  });
});

describe("appeals.reveal", () => {
  test("does it", async () => {
    const { id } = await desk.proposed();
    const shown = await reveal(desk.ground, as("auditor"), { id, reason: "audit-sample" });
    expect(shown).toMatchObject({ statement: "It was not me.", notes: [{ of: "proposal", text: overturn.note }] });
    expect(await entriesOf(desk, `appeal:${id}`, "appeal.revealed")).toMatchObject([
      { data: { reason: "audit-sample" } },
    ]);
    expect(JSON.stringify(await one(desk.ground, as("analyst"), { id }))).not.toContain("not me");
  });
  test("refuses without permission", async () => {
    const { id } = await desk.arrived();
    for (const name of ["administrator", "machine", "operator"] as const)
      expect(await outcome(reveal(desk.ground, as(name), { id, reason: "collect" }))).toBe("forbidden");
  });
  test("refuses the wrong state", async () => {
    const silent = await desk.appeal(await desk.ban(), { statement: "" });
    await expect(reveal(desk.ground, as("analyst"), { id: silent, reason: "collect" })).rejects.toThrow(
      "Nobody wrote anything",
    );
    const { id } = await desk.arrived();
    expect(await outcome(reveal(desk.ground, as("analyst"), { id, reason: "curious" as "collect" }))).toBe("invalid");
  });
  test("two at once, one wins", async () => {
    // Both may look: each look is an entry of its own.
    const { id } = await desk.arrived();
    const call = () => reveal(desk.ground, as("analyst"), { id, reason: "quality-review" });
    expect(await outcomes(call(), call())).toEqual(["done", "done"]);
    const { rows } = await desk.owner.query("SELECT FROM log_entry WHERE subject = $1 AND action = 'appeal.revealed'", [
      `appeal:${id}`,
    ]);
    expect(rows).toHaveLength(2);
  });
});
