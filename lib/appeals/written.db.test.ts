import { beforeAll, expect, test } from "vitest";
import { assign } from "#lib/appeals/assign.ts";
import { decide } from "#lib/appeals/decide.ts";
import { reveal } from "#lib/appeals/reveal.ts";
import { destroy } from "#lib/destructions/destroy.ts";
import { type AppealDesk, hoursOn, morning, openAppealDesk } from "#testing/appeals.ts";
import { outcome } from "#testing/refused.ts";

let desk: AppealDesk;
beforeAll(async () => {
  desk = await openAppealDesk();
});

test("what was written is destroyed at its term, but not within the year of a CyberTipline report", async () => {
  const { analyst, operator } = desk.people;
  const close = async (changes: Record<string, unknown>) => {
    const id = await desk.appeal(await desk.ban("child-exploitation", changes));
    await assign(desk.ground, analyst, { id, version: 1 });
    await decide(desk.ground, analyst, {
      id,
      version: 2,
      outcome: "upheld",
      reason: "evidence-confirmed",
      note: "The list has it.",
    });
    return id;
  };
  const plain = await close({});
  const reported = await close({ external_report: "CT-9", occurred_at: hoursOn(-1).toISOString() });
  await desk.owner.query("INSERT INTO retention_rule (kind, days, changed_at) VALUES ('appeals', 30, now())");
  desk.setNow(hoursOn(31 * 24));
  await destroy(desk.ground, operator, { kind: "appeals" });
  await expect(reveal(desk.ground, analyst, { id: plain, reason: "collect" })).rejects.toThrow(
    "was destroyed at its time",
  );
  expect(await reveal(desk.ground, analyst, { id: reported, reason: "collect" })).toMatchObject({
    statement: "It was not me.",
  });
  desk.setNow(hoursOn(366 * 24));
  await destroy(desk.ground, operator, { kind: "appeals" });
  expect(await outcome(reveal(desk.ground, analyst, { id: reported, reason: "collect" }))).toBe("conflict");
  desk.setNow(morning);
  await expect(
    desk.ground.database.pool.query("UPDATE appeal SET sealed = 'x', key_id = 'k' WHERE id = $1", [plain]),
  ).rejects.toThrow("does not come back");
});
