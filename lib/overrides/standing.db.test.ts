import { beforeAll, describe, expect, test } from "vitest";
import { countersign } from "#lib/overrides/countersign.ts";
import { list } from "#lib/overrides/list.ts";
import { propose } from "#lib/overrides/propose.ts";
import { openCase } from "#lib/requests/case.ts";
import { outcome } from "#testing/refused.ts";
import { type Desk, morning, openDesk } from "#testing/requests.ts";

let desk: Desk;
beforeAll(async () => {
  desk = await openDesk();
});

const reason = "The competent authority agreed to forty-eight hours in writing.";
const deadline = { kind: "deadline", by: "hours", length: 48 } as const;
const hoursOn = (hours: number) => new Date(morning.getTime() + hours * 3_600_000);
const proposed = (instrument: string, value: Parameters<typeof propose>[2]["value"] = deadline) =>
  propose(desk.ground, desk.people.counsel, { instrument, value, reason });
const signed = async (instrument: string, value: Parameters<typeof propose>[2]["value"] = deadline) => {
  const { id } = await proposed(instrument, value);
  await countersign(desk.ground, desk.people.counsel2, { id });
  return id;
};

describe("the database holds an override together", () => {
  test("nobody signs twice, nothing signed is changed, and none is removed", async () => {
    const { id } = await proposed("US-WARRANT");
    const by = desk.people.counsel.id;
    const run = (sql: string) =>
      desk.owner.query(sql).then(
        () => "done",
        (error: Error) => error.message,
      );
    expect(
      await run(
        `UPDATE rule_override SET countersigned_by = '${by}', countersigned_at = now(), effective_at = now() WHERE id = '${id}'`,
      ),
    ).toContain("override_two_people");
    expect(await run(`UPDATE rule_override SET value = '{}' WHERE id = '${id}'`)).toContain("is not changed");
    await countersign(desk.ground, desk.people.counsel2, { id });
    expect(
      await run(`UPDATE rule_override SET effective_at = effective_at - interval '1 day' WHERE id = '${id}'`),
    ).toContain("is not changed");
    expect(await run(`DELETE FROM rule_override WHERE id = '${id}'`)).not.toBe("done");
    expect(
      await run(`INSERT INTO rule_override (id, instrument, kind, value, reason, proposed_by, proposed_at, countersigned_by, countersigned_at, effective_at)
      VALUES (gen_random_uuid(), 'X', 'switch', '{}', 'A reason that is long enough.', 'a', now(), 'b', now(), now() - interval '1 day')`),
    ).toContain("override_not_backwards");
  });
});

describe("switching an instrument", () => {
  test("on, what is received from then on is reached by it; off, it is not; and what came before stays as it was", async () => {
    const asked = { instrument: "INTL-BUDAPEST-2AP", fields: ["account-created"] };
    const foundFor = async (id: string) =>
      (await openCase(desk.ground, desk.people.analyst, { id })).fields[0]?.finding;
    const before = await desk.request(asked);
    desk.setNow(hoursOn(1));
    await signed("INTL-BUDAPEST-2AP", { kind: "switch", on: true });
    const during = await desk.request({ ...asked, receivedAt: hoursOn(1) });
    expect([await foundFor(before.id), await foundFor(during.id)]).toEqual(["instrument-does-not-reach", "available"]);
    await signed("US-2703D", { kind: "switch", on: false });
    const off = await desk.request({ instrument: "US-2703D", fields: ["account-created"], receivedAt: hoursOn(1) });
    const { fields } = await openCase(desk.ground, desk.people.analyst, { id: off.id });
    expect(fields[0]).toMatchObject({ finding: "instrument-does-not-reach" });
    expect(fields[0]?.reason).toContain("switched off by the house");
    desk.setNow(morning);
  });
});

describe("overrides.list", () => {
  test("does it", async () => {
    const first = await signed("IN-4-2");
    desk.setNow(hoursOn(1));
    const second = await signed("IN-4-2", { kind: "deadline", by: "hours", length: 24 });
    const lines = await list(desk.ground, desk.people.auditor, { instrument: "IN-4-2" });
    expect(lines.map(({ id, state }) => [id, state])).toEqual([
      [second, "in-effect"],
      [first, "superseded"],
    ]);
    desk.setNow(morning);
  });
  test("refuses without permission", async () => {
    expect(await outcome(list(desk.ground, desk.people.administrator, {}))).toBe("forbidden");
  });
});
