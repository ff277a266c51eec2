import { beforeAll, describe, expect, test } from "vitest";
import { assign } from "#lib/appeals/assign.ts";
import { configure } from "#lib/appeals/configure.ts";
import { countersign } from "#lib/appeals/countersign.ts";
import { decide } from "#lib/appeals/decide.ts";
import { one } from "#lib/appeals/one.ts";
import { queue } from "#lib/appeals/queue.ts";
import { returnProposal } from "#lib/appeals/returnProposal.ts";
import { reveal } from "#lib/appeals/reveal.ts";
import { rules } from "#lib/appeals/rules.ts";
import { withdraw } from "#lib/appeals/withdraw.ts";
import type { BanReason } from "#lib/bans/ban.ts";
import { type AppealDesk, openAppealDesk } from "#testing/appeals.ts";
import { outcome, outcomes } from "#testing/refused.ts";

let desk: AppealDesk;
beforeAll(async () => {
  desk = await openAppealDesk();
});

const as = (name: keyof AppealDesk["people"]) => desk.people[name];
const strangers = ["auditor", "administrator", "machine", "operator"] as const;
const forbidden = async (call: (actor: AppealDesk["people"]["analyst"]) => Promise<unknown>) => {
  for (const name of strangers) expect([name, await outcome(call(as(name)))]).toEqual([name, "forbidden"]);
};
/** An appeal that the analyst has taken up. */
const taken = async (reason?: BanReason) => {
  const { id, ban } = await desk.arrived(reason);
  return { ...(await assign(desk.ground, as("analyst"), { id, version: 1 })), ban };
};
const overturn = { outcome: "overturned", reason: "signal-error", note: "The signal was a shared number." } as const;
/** The reversal of a child-safety ban that the analyst has proposed. */
const proposed = async () => {
  const { id, version, ban } = await taken("child-exploitation");
  return { ...(await decide(desk.ground, as("analyst"), { id, version, ...overturn })), ban };
};
const entryOf = async (id: string, action: string) => {
  const { rows } = await desk.owner.query("SELECT bytes FROM log_entry WHERE subject = $1 AND action = $2", [
    `appeal:${id}`,
    action,
  ]);
  return String(rows[0]?.bytes);
};

describe("appeals.assign", () => {
  test("does it", async () => {
    const { id } = await desk.arrived();
    await assign(desk.ground, as("analyst"), { id, version: 1 });
    const first = await one(desk.ground, as("auditor"), { id });
    expect(first).toMatchObject({ state: "assigned", assignedTo: as("analyst").id, assignedToName: "analyst" });
    await assign(desk.ground, as("counsel"), { id, version: 2 });
    const second = await one(desk.ground, as("auditor"), { id });
    expect(second).toMatchObject({ assignedToName: "counsel", lookedAt: first.lookedAt });
    const mine = await queue(desk.ground, as("counsel"), { state: "mine" });
    expect(mine.rows.map((row) => row.id)).toEqual([id]);
  });
  test("refuses without permission", async () => {
    const { id } = await desk.arrived();
    await forbidden((actor) => assign(desk.ground, actor, { id, version: 1 }));
  });
  test("refuses the wrong state", async () => {
    const { id, version } = await taken();
    expect(await outcome(assign(desk.ground, as("analyst"), { id, version }))).toBe("conflict");
    const { id: waits, version: then } = await proposed();
    expect(await outcome(assign(desk.ground, as("counsel"), { id: waits, version: then }))).toBe("conflict");
    expect(await outcome(assign(desk.ground, as("counsel"), { id: desk.people.counsel.id, version: 1 }))).toBe(
      "not-found",
    );
  });
  test("two at once, one wins", async () => {
    const { id } = await desk.arrived();
    const both = [as("analyst"), as("counsel")].map((actor) => assign(desk.ground, actor, { id, version: 1 }));
    expect(await outcomes(...both)).toEqual(["conflict", "done"]);
    await expect(assign(desk.ground, as("counsel2"), { id, version: 1 })).rejects.toThrow(
      /was first with this appeal and took it up/,
    );
  });
});

describe("appeals.decide", () => {
  test("does it", async () => {
    const { id, version } = await taken();
    expect(await decide(desk.ground, as("analyst"), { id, version, ...overturn })).toMatchObject({ state: "decided" });
    const kept = await one(desk.ground, as("auditor"), { id });
    expect(kept).toMatchObject({
      state: "decided",
      outcome: "overturned",
      reason: "signal-error",
      byTwo: false,
      notes: 1,
    });
    expect(await entryOf(id, "appeal.decided")).not.toContain("shared number");
    const { rows } = await queue(desk.ground, as("auditor"), {
      state: "to-reinstate",
      signal: "behaviour",
      reason: "spam",
    });
    expect(rows.map((row) => row.id)).toContain(id);
  });
  test("refuses without permission", async () => {
    const { id, version } = await taken();
    await forbidden((actor) => decide(desk.ground, actor, { id, version, ...overturn }));
  });
  test("refuses the wrong state", async () => {
    const by = (input: object) => outcome(decide(desk.ground, as("analyst"), input as Parameters<typeof decide>[2]));
    const { id } = await desk.arrived();
    expect(await by({ id, version: 1, ...overturn })).toBe("conflict");
    const { id: mine, version } = await taken();
    expect(await by({ id: mine, version, outcome: "upheld", reason: "signal-error" })).toBe("invalid");
    expect(await by({ id: mine, version, outcome: "maybe", reason: "context" })).toBe("invalid");
    await assign(desk.ground, as("counsel"), { id: mine, version });
    await expect(decide(desk.ground, as("analyst"), { id: mine, version: version + 1, ...overturn })).rejects.toThrow(
      "counsel has this appeal",
    );
    const early = await desk.appeal("no-such-ban");
    const { version: next } = await assign(desk.ground, as("analyst"), { id: early, version: 1 });
    await expect(decide(desk.ground, as("analyst"), { id: early, version: next, ...overturn })).rejects.toThrow(
      "has not arrived",
    );
  });
  test("two at once, one wins", async () => {
    const { id, version } = await taken();
    const call = () => decide(desk.ground, as("analyst"), { id, version, ...overturn });
    expect(await outcomes(call(), call())).toEqual(["conflict", "done"]);
  });
});

describe("appeals.countersign", () => {
  test("does it", async () => {
    const { id, version, state } = await proposed();
    expect(state).toBe("proposed");
    await countersign(desk.ground, as("counsel"), { id, version });
    expect(await one(desk.ground, as("auditor"), { id })).toMatchObject({
      ...{ state: "decided", byTwo: true, proposedByName: "analyst", countersignedByName: "counsel" },
    });
  });
  test("refuses without permission", async () => {
    const { id, version } = await proposed();
    await forbidden((actor) => countersign(desk.ground, actor, { id, version }));
  });
  test("refuses the wrong state", async () => {
    const { id, version } = await proposed();
    expect(await outcome(countersign(desk.ground, as("analyst2"), { id, version }))).toBe("forbidden");
    const own = await desk.arrived("child-exploitation");
    await assign(desk.ground, as("counsel"), { id: own.id, version: 1 });
    const { version: signed } = await decide(desk.ground, as("counsel"), { id: own.id, version: 2, ...overturn });
    await expect(countersign(desk.ground, as("counsel"), { id: own.id, version: signed })).rejects.toThrow(
      "You proposed it",
    );
    const { id: open, version: then } = await taken();
    expect(await outcome(countersign(desk.ground, as("counsel"), { id: open, version: then }))).toBe("conflict");
  });
  test("two at once, one wins", async () => {
    const { id, version } = await proposed();
    const both = [as("counsel"), as("counsel2")].map((actor) => countersign(desk.ground, actor, { id, version }));
    expect(await outcomes(...both)).toEqual(["conflict", "done"]);
  });
});

describe("appeals.return", () => {
  const note = "Look at the second report of the network too.";
  test("does it", async () => {
    const { id, version } = await proposed();
    await returnProposal(desk.ground, as("counsel"), { id, version, note });
    expect(await one(desk.ground, as("auditor"), { id })).toMatchObject({
      state: "assigned",
      outcome: null,
      notes: 2,
      assignedToName: "analyst",
    });
  });
  test("refuses without permission", async () => {
    const { id, version } = await proposed();
    await forbidden((actor) => returnProposal(desk.ground, actor, { id, version, note }));
  });
  test("refuses the wrong state", async () => {
    const { id, version } = await proposed();
    expect(await outcome(returnProposal(desk.ground, as("counsel"), { id, version, note: "no" }))).toBe("invalid");
    expect(await outcome(returnProposal(desk.ground, as("analyst"), { id, version, note }))).toBe("forbidden");
    const { id: open, version: then } = await taken();
    expect(await outcome(returnProposal(desk.ground, as("counsel"), { id: open, version: then, note }))).toBe(
      "conflict",
    );
  });
  test("two at once, one wins", async () => {
    const { id, version } = await proposed();
    const back = returnProposal(desk.ground, as("counsel"), { id, version, note });
    expect(await outcomes(back, countersign(desk.ground, as("counsel2"), { id, version }))).toEqual([
      "conflict",
      "done",
    ]);
  });
});

describe("appeals.withdraw", () => {
  test("does it", async () => {
    const { id, version } = await proposed();
    await withdraw(desk.ground, as("counsel"), { id, version, reason: "by-user" });
    expect(await one(desk.ground, as("auditor"), { id })).toMatchObject({
      state: "withdrawn",
      withdrawnReason: "by-user",
      outcome: null,
    });
  });
  test("refuses without permission", async () => {
    const { id, version } = await desk.arrived();
    await forbidden((actor) => withdraw(desk.ground, actor, { id, version, reason: "duplicate" }));
  });
  test("refuses the wrong state", async () => {
    const { id, version } = await taken();
    await decide(desk.ground, as("analyst"), { id, version, outcome: "upheld", reason: "no-new-facts" });
    expect(await outcome(withdraw(desk.ground, as("analyst"), { id, version: version + 1, reason: "by-user" }))).toBe(
      "conflict",
    );
  });
  test("two at once, one wins", async () => {
    const { id, version } = await desk.arrived();
    const call = () => withdraw(desk.ground, as("analyst"), { id, version, reason: "no-such-ban" });
    expect(await outcomes(call(), call())).toEqual(["conflict", "done"]);
  });
});

describe("appeals.reveal", () => {
  test("does it", async () => {
    const { id } = await proposed();
    const shown = await reveal(desk.ground, as("auditor"), { id, reason: "audit-sample" });
    expect(shown).toMatchObject({ statement: "It was not me.", notes: [{ of: "proposal", text: overturn.note }] });
    expect(await entryOf(id, "appeal.revealed")).toContain("audit-sample");
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

describe("appeals.configure", () => {
  test("does it", async () => {
    await configure(desk.ground, as("administrator"), { everyByTwo: true });
    expect(await rules(desk.ground, as("analyst"), {})).toEqual({ everyByTwo: true });
    const { id, version } = await taken();
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
    const { id } = await taken("child-exploitation");
    const alone = `UPDATE appeal SET state = 'decided', outcome = 'overturned', reason = 'context', proposed_by = 'a', proposed_at = now(), decided_at = now()`;
    await expect(raw(`${alone} WHERE id = $1`, id)).rejects.toThrow("appeal_child_safety_by_two");
    await expect(raw(`${alone}, by_two = true WHERE id = $1`, id)).rejects.toThrow("appeal_by_two");
    // Not under two names written at once, nor under a proposal that said something else.
    const unproposed = "only what was proposed is countersigned";
    await expect(raw(`${alone}, by_two = true, countersigned_by = 'b' WHERE id = $1`, id)).rejects.toThrow(unproposed);
    const { id: waits } = await proposed();
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
    const { id, version } = await taken();
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
