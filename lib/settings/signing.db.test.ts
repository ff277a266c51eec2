import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import { changeSigning } from "#lib/settings/changeSigning.ts";
import { readSigning } from "#lib/settings/readSigning.ts";
import { signingDefaults } from "#lib/settings/setting.ts";
import { type TestDatabase, testDatabase } from "#testing/database.ts";
import { outcome, outcomes } from "#testing/refused.ts";

let at: TestDatabase;
beforeAll(async () => {
  at = await testDatabase();
});
beforeEach(() => at.owner.query("DELETE FROM setting"));

const seen = signingDefaults;
const wanted = { countersignByAnalyst: true, accountsAtRisk: 5, processOwedHours: 24 };

describe("settings.changeSigning", () => {
  test("does it", async () => {
    expect(await readSigning(at.ground, at.people.analyst, {})).toEqual(signingDefaults);
    await changeSigning(at.ground, at.people.administrator, { ...wanted, seen });
    expect(await readSigning(at.ground, at.people.analyst, {})).toEqual(wanted);
    const { rows } = await at.owner.query("SELECT bytes FROM log_entry WHERE subject = 'workspace:signing'");
    expect(JSON.parse(String(rows[0].bytes)).data).toMatchObject(wanted);
  });
  test("refuses without permission", async () => {
    for (const actor of [at.people.analyst, at.people.counsel, at.people.auditor])
      expect(await outcome(changeSigning(at.ground, actor, { ...wanted, seen }))).toBe("forbidden");
  });
  test("refuses the wrong state", async () => {
    const by = (input: Parameters<typeof changeSigning>[2]) =>
      outcome(changeSigning(at.ground, at.people.administrator, input));
    expect(await by({ ...seen, seen })).toBe("conflict");
    expect(await by({ ...wanted, seen: { ...seen, accountsAtRisk: 7 } })).toBe("conflict");
    expect(await by({ ...wanted, processOwedHours: 0, seen })).toBe("invalid");
  });
  test("two at once, one wins", async () => {
    const by = (hours: number) =>
      changeSigning(at.ground, at.people.administrator, { ...wanted, processOwedHours: hours, seen });
    expect(await outcomes(by(12), by(24))).toEqual(["conflict", "done"]);
  });
});
