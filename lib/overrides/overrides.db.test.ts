import { beforeAll, describe, expect, test } from "vitest";
import { countersign } from "#lib/overrides/countersign.ts";
import { end } from "#lib/overrides/end.ts";
import { list } from "#lib/overrides/list.ts";
import { propose } from "#lib/overrides/propose.ts";
import { reject } from "#lib/overrides/reject.ts";
import { openCase } from "#lib/requests/case.ts";
import { pause } from "#lib/requests/pause.ts";
import { resume } from "#lib/requests/resume.ts";
import { outcome } from "#testing/refused.ts";
import { type Desk, morning, openDesk, race } from "#testing/requests.ts";

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
const dueOf = async (id: string) => {
  const { clocks } = await openCase(desk.ground, desk.people.analyst, { id });
  return clocks?.legal;
};
const keptOf = async (id: string) => {
  const { rows } = await desk.owner.query(
    "SELECT legal_due_at AS due, clock_rule AS rule FROM legal_request WHERE id = $1",
    [id],
  );
  return rows[0] as { due: Date; rule: string };
};

describe("overrides.propose", () => {
  test("does it", async () => {
    const { id } = await proposed("IN-3-1-J");
    const [line] = await list(desk.ground, desk.people.auditor, { instrument: "IN-3-1-J" });
    expect(line).toMatchObject({ id, state: "proposed", value: deadline, effectiveAt: null });
    const { rows } = await desk.owner.query("SELECT bytes FROM log_entry WHERE action = 'override.proposed'");
    expect(String(rows[0].bytes)).not.toContain("writing");
  });
  test("refuses without permission", async () => {
    const given = { instrument: "IN-3-1-J", value: deadline, reason };
    for (const actor of [desk.people.auditor, desk.people.administrator, desk.people.operator])
      expect(await outcome(propose(desk.ground, actor, given))).toBe("forbidden");
  });
  test("refuses the wrong state", async () => {
    const by = (changes: Partial<Parameters<typeof propose>[2]>) =>
      outcome(
        propose(desk.ground, desk.people.counsel, { instrument: "US-2704", value: deadline, reason, ...changes }),
      );
    expect(await by({ instrument: "NO-SUCH" })).toBe("invalid");
    expect(await by({ reason: "because" })).toBe("invalid");
    expect(await by({ wantedAt: hoursOn(-1) })).toBe("invalid");
    expect(await by({ value: { kind: "deadline", by: "hours", length: 0 } })).toBe("invalid");
    expect(await by({ instrument: "IN-3-1-J" })).toBe("conflict");
    expect(await by({ instrument: "IN-3-1-J", value: { kind: "house-target", hours: 12 } })).toBe("done");
  });
  test("two at once, one wins", async () => {
    const { won, conflicts } = await race([() => proposed("UK-OPO"), () => proposed("UK-OPO")]);
    expect([won, conflicts.length]).toEqual([1, 1]);
  });
});

describe("overrides.countersign", () => {
  test("does it", async () => {
    const earlier = await desk.request({ instrument: "IN-3-1-D", surface: "channels", receivedAt: hoursOn(-1) });
    const before = await keptOf(earlier.id);
    expect(before).toEqual({ due: hoursOn(2), rule: "IN-3-1-D@2" });
    const id = await signed("IN-3-1-D");
    desk.setNow(hoursOn(5));
    const later = await desk.request({ instrument: "IN-3-1-D", surface: "channels", receivedAt: hoursOn(4) });
    expect(await keptOf(later.id)).toEqual({ due: hoursOn(52), rule: `IN-3-1-D@override-${id}` });
    expect((await dueOf(later.id))?.why.join(" ")).toContain(
      `House override of Mon 23 Nov 2026 by two people (deadline of 48 hours): ${reason}`,
    );
    // What was received before keeps its date, whatever is computed again.
    expect((await dueOf(earlier.id))?.dueAt).toEqual(before.due);
    const { version } = await pause(desk.ground, desk.people.analyst, {
      ...earlier,
      reason: "Asked which channel is meant.",
    });
    await resume(desk.ground, desk.people.analyst, { id: earlier.id, version });
    expect(await keptOf(earlier.id)).toEqual(before);
    desk.setNow(morning);
  });
  test("takes effect on the day that was wanted, where that is later", async () => {
    const { id } = await propose(desk.ground, desk.people.counsel, {
      instrument: "CA-PO",
      value: { kind: "deadline", by: "days", length: 10 },
      reason,
      wantedAt: hoursOn(24),
    });
    expect(await countersign(desk.ground, desk.people.counsel2, { id })).toEqual({ id, effectiveAt: hoursOn(24) });
    const [line] = await list(desk.ground, desk.people.analyst, { instrument: "CA-PO" });
    expect(line?.state).toBe("awaited");
  });
  test("a house target is the house's own clock, and the law stays as it is", async () => {
    await signed("US-2703D", { kind: "house-target", hours: 7 });
    const { id } = await desk.request({ instrument: "US-2703D" });
    const { clocks } = await openCase(desk.ground, desk.people.analyst, { id });
    expect(clocks?.house.dueAt).toEqual(hoursOn(7));
    expect(clocks?.house.why.join(" ")).toContain("house target of 7 hours");
  });
  test("refuses without permission", async () => {
    const { id } = await proposed("BR-MCI-22");
    for (const actor of [desk.people.analyst, desk.people.auditor])
      expect(await outcome(countersign(desk.ground, actor, { id }))).toBe("forbidden");
    expect(await outcome(countersign(desk.ground, desk.people.counsel, { id }))).toBe("forbidden");
  });
  test("refuses the wrong state", async () => {
    const id = await signed("KR-WARRANT");
    expect(await outcome(countersign(desk.ground, desk.people.counsel2, { id }))).toBe("conflict");
    const none = "0199d6a0-0000-7000-8000-000000000000";
    expect(await outcome(countersign(desk.ground, desk.people.counsel2, { id: none }))).toBe("not-found");
  });
  test("two at once, one wins", async () => {
    const { id } = await proposed("CH-BUEPF");
    const { won, conflicts } = await race([
      () => countersign(desk.ground, desk.people.counsel2, { id }),
      () => reject(desk.ground, desk.people.counsel2, { id, reason: "The letter is not enough." }),
    ]);
    expect([won, conflicts.length]).toEqual([1, 1]);
  });
});

describe("overrides.reject", () => {
  test("does it", async () => {
    const { id } = await proposed("DE-STPO-100J");
    await reject(desk.ground, desk.people.counsel2, { id, reason: "The letter is not enough." });
    expect((await list(desk.ground, desk.people.auditor, { instrument: "DE-STPO-100J" }))[0]?.state).toBe("rejected");
    expect(await outcome(proposed("DE-STPO-100J"))).toBe("done");
  });
  test("refuses without permission", async () => {
    const { id } = await proposed("AU-IPO");
    const by = (actor: typeof desk.people.analyst) =>
      outcome(reject(desk.ground, actor, { id, reason: "Not this one." }));
    expect(await by(desk.people.analyst)).toBe("forbidden");
    expect(await by(desk.people.counsel)).toBe("forbidden");
  });
  test("refuses the wrong state", async () => {
    const id = await signed("AU-TAN");
    expect(await outcome(reject(desk.ground, desk.people.counsel2, { id, reason: "Not this one." }))).toBe("conflict");
  });
  test("two at once, one wins", async () => {
    const { id } = await proposed("AU-TCN");
    const one = () => reject(desk.ground, desk.people.counsel2, { id, reason: "Not this one." });
    expect(await race([one, one])).toMatchObject({ won: 1 });
  });
});

describe("overrides.end", () => {
  test("does it", async () => {
    const id = await signed("INTL-MLAT", { kind: "deadline", by: "working-days", length: 3 });
    desk.setNow(hoursOn(2));
    const during = await desk.request({ instrument: "INTL-MLAT", receivedAt: hoursOn(1) });
    await end(desk.ground, desk.people.counsel, { id, reason: "The agreement was given notice." });
    desk.setNow(hoursOn(4));
    const since = await desk.request({ instrument: "INTL-MLAT", receivedAt: hoursOn(3) });
    expect((await keptOf(since.id)).rule).toBe("INTL-MLAT@1");
    expect((await dueOf(during.id))?.ruleVersion).toBe(`INTL-MLAT@override-${id}`);
    desk.setNow(morning);
  });
  test("refuses without permission", async () => {
    const id = await signed("EU-EIO");
    expect(await outcome(end(desk.ground, desk.people.analyst, { id, reason: "No longer agreed." }))).toBe("forbidden");
  });
  test("refuses the wrong state", async () => {
    const { id } = await proposed("EU-DSA-10");
    const by = () => outcome(end(desk.ground, desk.people.counsel, { id, reason: "No longer agreed." }));
    expect(await by()).toBe("conflict");
    await countersign(desk.ground, desk.people.counsel2, { id });
    expect(await by()).toBe("done");
    expect(await by()).toBe("conflict");
  });
  test("two at once, one wins", async () => {
    const id = await signed("EU-DSA-9");
    const one = () => end(desk.ground, desk.people.counsel, { id, reason: "No longer agreed." });
    expect(await race([one, one])).toMatchObject({ won: 1 });
  });
});
