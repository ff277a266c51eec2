import { beforeAll, describe, expect, test } from "vitest";
import { countersign } from "#lib/banOrders/countersign.ts";
import { list } from "#lib/banOrders/list.ts";
import { one } from "#lib/banOrders/one.ts";
import { propose } from "#lib/banOrders/propose.ts";
import { record } from "#lib/banOrders/record.ts";
import { returnProposal } from "#lib/banOrders/returnProposal.ts";
import { withdraw } from "#lib/banOrders/withdraw.ts";
import { hoursOn } from "#testing/appeals.ts";
import { type OrderDesk, openOrderDesk } from "#testing/banOrders.ts";
import { outcome, outcomes } from "#testing/refused.ts";

let desk: OrderDesk;
beforeAll(async () => {
  desk = await openOrderDesk();
});

const as = (name: keyof OrderDesk["people"]) => desk.people[name];
const restoring = async () => desk.order({ ban: `platform:${await desk.ban("spam")}` });
const forbidden = async (
  names: readonly (keyof OrderDesk["people"])[],
  call: (actor: OrderDesk["people"]["analyst"]) => Promise<unknown>,
) => {
  for (const name of names) expect([name, await outcome(call(as(name)))]).toEqual([name, "forbidden"]);
};
const strangers = ["auditor", "administrator", "machine", "operator"] as const;

describe("banOrders.record", () => {
  test("does it", async () => {
    const ban = await desk.ban("fraud");
    const id = await desk.order({ ban: `platform:${ban}`, printedDueOn: "2026-12-01" });
    const kept = await one(desk.ground, as("auditor"), { id });
    expect(kept).toMatchObject({
      state: "received",
      banName: `platform:${ban}`,
      banReason: "fraud",
      clockRule: "IN-GAC@1",
    });
    // The end of the day that the order prints, where it was made.
    expect(kept.dueAt).toEqual(new Date("2026-12-01T18:29:59Z"));
    const none = await one(desk.ground, as("auditor"), {
      id: await desk.order({ instrument: "other", country: "BR" }),
    });
    expect(none).toMatchObject({ dueAt: null, clockRule: null, banKey: null, request: null });
    const { rows } = await desk.owner.query("SELECT bytes FROM log_entry WHERE subject = $1", [`banOrder:${id}`]);
    expect(String(rows[0].bytes)).not.toMatch(/GAC\/2026|Committee/);
  });
  test("refuses without permission", async () => {
    await forbidden(strangers, (actor) => record(desk.ground, actor, desk.given()));
  });
  test("refuses the wrong state", async () => {
    const by = (changes: object) => outcome(record(desk.ground, as("counsel"), desk.given(changes)));
    expect(await by({ receivedAt: hoursOn(1) })).toBe("invalid");
    expect(await by({ receivedAt: new Date("0206-11-22T08:00:00Z") })).toBe("invalid");
    expect(await by({ country: "XX" })).toBe("invalid");
    expect(await by({ instrument: "IN-NOPE" })).toBe("invalid");
    expect(await by({ ban: "f".repeat(32) })).toBe("invalid");
    expect(await by({ request: "no such reference" })).toBe("invalid");
    expect(await by({ reference: "GAC/2026/1" })).toBe("conflict");
  });
  test("two at once, one wins", async () => {
    const same = desk.given();
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
    const refused = await desk.order({ asks: "ban" });
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
    expect((await desk.proposed()).state).toBe("proposed");
    const grave = await desk.order({ ban: `platform:${await desk.ban("child-exploitation")}` });
    expect(
      await propose(desk.ground, as("analyst"), { id: grave, version: 1, outcome: "partly", reason: "other" }),
    ).toMatchObject({ state: "proposed" });
    expect(
      await propose(desk.ground, as("analyst"), { id: await desk.order(), version: 1, outcome: "complied" }),
    ).toMatchObject({ state: "proposed" });
  });
  test("refuses without permission", async () => {
    const id = await restoring();
    await forbidden(strangers, (actor) => propose(desk.ground, actor, { id, version: 1, outcome: "complied" }));
  });
  test("refuses the wrong state", async () => {
    const { id, version } = await desk.proposed();
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
    const { id, version } = await desk.proposed();
    await countersign(desk.ground, as("counsel"), { id, version });
    expect(await one(desk.ground, as("auditor"), { id })).toMatchObject({
      state: "settled",
      outcome: "complied",
      countersignedByName: "counsel",
    });
  });
  test("refuses without permission", async () => {
    const { id, version } = await desk.proposed();
    await forbidden([...strangers, "analyst2"], (actor) => countersign(desk.ground, actor, { id, version }));
  });
  test("refuses the wrong state", async () => {
    const id = await desk.order({ asks: "ban" });
    expect(await outcome(countersign(desk.ground, as("counsel"), { id, version: 1 }))).toBe("conflict");
    const own = await propose(desk.ground, as("counsel"), { id, version: 1, outcome: "complied" });
    await expect(countersign(desk.ground, as("counsel"), { id, version: own.version })).rejects.toMatchObject({
      code: "forbidden",
    });
  });
  test("two at once, one wins", async () => {
    const { id, version } = await desk.proposed();
    const both = [as("counsel"), as("counsel2")].map((actor) => countersign(desk.ground, actor, { id, version }));
    expect(await outcomes(...both)).toEqual(["conflict", "done"]);
  });
});

describe("banOrders.return", () => {
  test("does it", async () => {
    const { id, version } = await desk.proposed();
    await returnProposal(desk.ground, as("counsel"), { id, version });
    expect(await one(desk.ground, as("auditor"), { id })).toMatchObject({
      state: "received",
      outcome: null,
      proposedBy: null,
    });
  });
  test("refuses without permission", async () => {
    const { id, version } = await desk.proposed();
    await forbidden([...strangers, "analyst2"], (actor) => returnProposal(desk.ground, actor, { id, version }));
  });
  test("refuses the wrong state", async () => {
    expect(await outcome(returnProposal(desk.ground, as("counsel"), { id: await desk.order(), version: 1 }))).toBe(
      "conflict",
    );
  });
  test("two at once, one wins", async () => {
    const { id, version } = await desk.proposed();
    const back = returnProposal(desk.ground, as("counsel"), { id, version });
    expect(await outcomes(back, countersign(desk.ground, as("counsel2"), { id, version }))).toEqual([
      "conflict",
      "done",
    ]);
  });
});

describe("banOrders.withdraw", () => {
  test("does it", async () => {
    const id = await desk.order();
    await withdraw(desk.ground, as("counsel"), { id, version: 1 });
    const { rows } = await list(desk.ground, as("auditor"), { state: "withdrawn" });
    expect(rows.map((row) => row.id)).toContain(id);
  });
  test("refuses without permission", async () => {
    const id = await desk.order();
    await forbidden(strangers, (actor) => withdraw(desk.ground, actor, { id, version: 1 }));
  });
  test("refuses the wrong state", async () => {
    const { id, version } = await desk.proposed();
    expect(await outcome(withdraw(desk.ground, as("counsel"), { id, version }))).toBe("conflict");
  });
  test("two at once, one wins", async () => {
    const id = await desk.order();
    const call = () => withdraw(desk.ground, as("counsel"), { id, version: 1 });
    expect(await outcomes(call(), call())).toEqual(["conflict", "done"]);
  });
});
