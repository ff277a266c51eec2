import { beforeAll, describe, expect, test } from "vitest";
import { countersign } from "#lib/banOrders/countersign.ts";
import { counts } from "#lib/banOrders/counts.ts";
import { list } from "#lib/banOrders/list.ts";
import { one } from "#lib/banOrders/one.ts";
import { propose } from "#lib/banOrders/propose.ts";
import { record } from "#lib/banOrders/record.ts";
import { returnProposal } from "#lib/banOrders/returnProposal.ts";
import { withdraw } from "#lib/banOrders/withdraw.ts";
import { type AppealDesk, hoursOn, openAppealDesk } from "#testing/appeals.ts";
import { outcome, outcomes } from "#testing/refused.ts";

let desk: AppealDesk;
let made = 0;
beforeAll(async () => {
  desk = await openAppealDesk();
});

type Given = Parameters<typeof record>[2];
const as = (name: keyof AppealDesk["people"]) => desk.people[name];
const given = (changes: Partial<Given> = {}): Given => {
  made += 1;
  return {
    ...{ asks: "restore", authority: "Grievance Appellate Committee", country: "IN", instrument: "IN-GAC" },
    ...{ reference: `GAC/2026/${made}`, receivedAt: hoursOn(-20), ...changes },
  } as Given;
};
const order = async (changes: Partial<Given> = {}) => (await record(desk.ground, as("analyst"), given(changes))).id;
const restoring = async () => order({ ban: `platform:${await desk.ban("spam")}` });
/** An order to ban whose compliance the analyst has proposed. */
const proposed = async () => {
  const id = await order({ asks: "ban", instrument: "court-order", authority: "High Court" });
  return propose(desk.ground, as("analyst"), { id, version: 1, outcome: "complied" });
};
const forbidden = async (
  names: readonly (keyof AppealDesk["people"])[],
  call: (actor: AppealDesk["people"]["analyst"]) => Promise<unknown>,
) => {
  for (const name of names) expect([name, await outcome(call(as(name)))]).toEqual([name, "forbidden"]);
};
const strangers = ["auditor", "administrator", "machine", "operator"] as const;

describe("banOrders.record", () => {
  test("does it", async () => {
    const ban = await desk.ban("fraud");
    const id = await order({ ban: `platform:${ban}`, printedDueOn: "2026-12-01" });
    const kept = await one(desk.ground, as("auditor"), { id });
    expect(kept).toMatchObject({
      state: "received",
      banName: `platform:${ban}`,
      banReason: "fraud",
      clockRule: "IN-GAC@1",
    });
    // The end of the day that the order prints, where it was made.
    expect(kept.dueAt).toEqual(new Date("2026-12-01T18:29:59Z"));
    const none = await one(desk.ground, as("auditor"), { id: await order({ instrument: "other", country: "BR" }) });
    expect(none).toMatchObject({ dueAt: null, clockRule: null, banKey: null, request: null });
    const { rows } = await desk.owner.query("SELECT bytes FROM log_entry WHERE subject = $1", [`banOrder:${id}`]);
    expect(String(rows[0].bytes)).not.toMatch(/GAC\/2026|Committee/);
  });
  test("refuses without permission", async () => {
    await forbidden(strangers, (actor) => record(desk.ground, actor, given()));
  });
  test("refuses the wrong state", async () => {
    const by = (changes: object) => outcome(record(desk.ground, as("counsel"), given(changes)));
    expect(await by({ receivedAt: hoursOn(1) })).toBe("invalid");
    expect(await by({ country: "XX" })).toBe("invalid");
    expect(await by({ instrument: "IN-NOPE" })).toBe("invalid");
    expect(await by({ ban: "f".repeat(32) })).toBe("invalid");
    expect(await by({ request: "no such reference" })).toBe("invalid");
    expect(await by({ reference: "GAC/2026/1" })).toBe("conflict");
  });
  test("two at once, one wins", async () => {
    const same = given();
    const call = () => record(desk.ground, as("analyst"), same);
    expect(await outcomes(call(), call())).toEqual(["conflict", "done"]);
  });
});

describe("banOrders.propose", () => {
  test("does it", async () => {
    const id = await restoring();
    expect(await propose(desk.ground, as("analyst"), { id, version: 1, outcome: "complied" })).toMatchObject({
      state: "settled",
    });
    const refused = await order({ asks: "ban" });
    await propose(desk.ground, as("analyst"), {
      id: refused,
      version: 1,
      outcome: "refused",
      reason: "no-jurisdiction",
    });
    expect(await one(desk.ground, as("auditor"), { id: refused })).toMatchObject({
      state: "settled",
      reason: "no-jurisdiction",
    });
    // What closes an account needs a second person; so does letting one back that was banned for the exploitation of children, or whose ban is not known.
    expect((await proposed()).state).toBe("proposed");
    const grave = await order({ ban: `platform:${await desk.ban("child-exploitation")}` });
    expect(
      await propose(desk.ground, as("analyst"), { id: grave, version: 1, outcome: "partly", reason: "other" }),
    ).toMatchObject({ state: "proposed" });
    expect(
      await propose(desk.ground, as("analyst"), { id: await order(), version: 1, outcome: "complied" }),
    ).toMatchObject({ state: "proposed" });
  });
  test("refuses without permission", async () => {
    const id = await restoring();
    await forbidden(strangers, (actor) => propose(desk.ground, actor, { id, version: 1, outcome: "complied" }));
  });
  test("refuses the wrong state", async () => {
    const { id, version } = await proposed();
    expect(await outcome(propose(desk.ground, as("counsel"), { id, version, outcome: "complied" }))).toBe("conflict");
    const open = await restoring();
    expect(await outcome(propose(desk.ground, as("counsel"), { id: open, version: 1, outcome: "refused" }))).toBe(
      "invalid",
    );
    expect(
      await outcome(propose(desk.ground, as("counsel"), { id: as("counsel").id, version: 1, outcome: "complied" })),
    ).toBe("not-found");
  });
  test("two at once, one wins", async () => {
    const id = await restoring();
    const both = [as("analyst"), as("counsel")].map((actor) =>
      propose(desk.ground, actor, { id, version: 1, outcome: "complied" }),
    );
    expect(await outcomes(...both)).toEqual(["conflict", "done"]);
    await expect(withdraw(desk.ground, as("counsel2"), { id, version: 1 })).rejects.toThrow(
      /was first with this order/,
    );
  });
});

describe("banOrders.countersign", () => {
  test("does it", async () => {
    const { id, version } = await proposed();
    await countersign(desk.ground, as("counsel"), { id, version });
    expect(await one(desk.ground, as("auditor"), { id })).toMatchObject({
      state: "settled",
      outcome: "complied",
      countersignedByName: "counsel",
    });
  });
  test("refuses without permission", async () => {
    const { id, version } = await proposed();
    await forbidden([...strangers, "analyst2"], (actor) => countersign(desk.ground, actor, { id, version }));
  });
  test("refuses the wrong state", async () => {
    const id = await order({ asks: "ban" });
    expect(await outcome(countersign(desk.ground, as("counsel"), { id, version: 1 }))).toBe("conflict");
    const own = await propose(desk.ground, as("counsel"), { id, version: 1, outcome: "complied" });
    await expect(countersign(desk.ground, as("counsel"), { id, version: own.version })).rejects.toMatchObject({
      code: "forbidden",
    });
  });
  test("two at once, one wins", async () => {
    const { id, version } = await proposed();
    const both = [as("counsel"), as("counsel2")].map((actor) => countersign(desk.ground, actor, { id, version }));
    expect(await outcomes(...both)).toEqual(["conflict", "done"]);
  });
});

describe("banOrders.return", () => {
  test("does it", async () => {
    const { id, version } = await proposed();
    await returnProposal(desk.ground, as("counsel"), { id, version });
    expect(await one(desk.ground, as("auditor"), { id })).toMatchObject({
      state: "received",
      outcome: null,
      proposedBy: null,
    });
  });
  test("refuses without permission", async () => {
    const { id, version } = await proposed();
    await forbidden([...strangers, "analyst2"], (actor) => returnProposal(desk.ground, actor, { id, version }));
  });
  test("refuses the wrong state", async () => {
    expect(await outcome(returnProposal(desk.ground, as("counsel"), { id: await order(), version: 1 }))).toBe(
      "conflict",
    );
  });
  test("two at once, one wins", async () => {
    const { id, version } = await proposed();
    const back = returnProposal(desk.ground, as("counsel"), { id, version });
    expect(await outcomes(back, countersign(desk.ground, as("counsel2"), { id, version }))).toEqual([
      "conflict",
      "done",
    ]);
  });
});

describe("banOrders.withdraw", () => {
  test("does it", async () => {
    const id = await order();
    await withdraw(desk.ground, as("counsel"), { id, version: 1 });
    const { rows } = await list(desk.ground, as("auditor"), { state: "withdrawn" });
    expect(rows.map((row) => row.id)).toContain(id);
  });
  test("refuses without permission", async () => {
    const id = await order();
    await forbidden(strangers, (actor) => withdraw(desk.ground, actor, { id, version: 1 }));
  });
  test("refuses the wrong state", async () => {
    const { id, version } = await proposed();
    expect(await outcome(withdraw(desk.ground, as("counsel"), { id, version }))).toBe("conflict");
  });
  test("two at once, one wins", async () => {
    const id = await order();
    const call = () => withdraw(desk.ground, as("counsel"), { id, version: 1 });
    expect(await outcomes(call(), call())).toEqual(["conflict", "done"]);
  });
});

test("orders are counted by month and country, and listed page by page", async () => {
  for (let at = 0; at < 55; at += 1)
    await order({ country: "KE", instrument: "other", receivedAt: hoursOn(-5000 - at) });
  const first = await list(desk.ground, as("auditor"), { country: "KE" });
  const second = await list(desk.ground, as("auditor"), { country: "KE", after: first.next ?? "" });
  expect([first.rows.length, second.rows.length, second.next]).toEqual([50, 5, null]);
  const lines = await counts(desk.ground, as("auditor"), { from: "2026-01-01", to: "2027-01-01" });
  expect(lines.filter(({ country }) => country === "KE").reduce((sum, { received }) => sum + received, 0)).toBe(55);
  expect(lines.find(({ instrument, asks }) => instrument === "IN-GAC" && asks === "restore")?.complied).toBeGreaterThan(
    0,
  );
});

test("the database lets no account be closed by one person, whoever writes, and what was settled stands", async () => {
  const raw = (sql: string, ...values: unknown[]) => desk.ground.database.pool.query(sql, values);
  const alone =
    "UPDATE ban_order SET state = 'settled', outcome = 'complied', proposed_by = 'a', proposed_at = now(), settled_at = now()";
  const id = await order({ asks: "ban" });
  await expect(raw(`${alone} WHERE id = $1`, id)).rejects.toThrow("ban_order_by_two");
  const unproposed = "only what was proposed is countersigned";
  await expect(raw(`${alone}, countersigned_by = 'b' WHERE id = $1`, id)).rejects.toThrow(unproposed);
  const { id: waits } = await proposed();
  const signed = "UPDATE ban_order SET state = 'settled', settled_at = now()";
  await expect(raw(`${signed}, countersigned_by = proposed_by WHERE id = $1`, waits)).rejects.toThrow(
    "ban_order_two_people",
  );
  await expect(raw(`${signed}, countersigned_by = 'b', proposed_by = 'a' WHERE id = $1`, waits)).rejects.toThrow(
    unproposed,
  );
  await expect(raw("UPDATE ban_order SET ban_reason = 'spam' WHERE id = $1", id)).rejects.toThrow("permission denied");
  const { id: settled, version } = await proposed();
  await countersign(desk.ground, as("counsel"), { id: settled, version });
  await expect(raw("UPDATE ban_order SET outcome = 'partly', reason = 'other' WHERE id = $1", settled)).rejects.toThrow(
    "what was settled stands",
  );
});
