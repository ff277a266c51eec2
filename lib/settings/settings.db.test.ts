import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import { change } from "#lib/settings/change.ts";
import { read } from "#lib/settings/read.ts";
import { defaults } from "#lib/settings/setting.ts";
import { type TestDatabase, testDatabase } from "#testing/database.ts";
import { outcome, outcomes } from "#testing/refused.ts";

let at: TestDatabase;
beforeAll(async () => {
  at = await testDatabase();
});
beforeEach(() => at.owner.query("DELETE FROM setting"));

const seen = { name: defaults.name, legalZone: defaults.legalZone };
const wanted = { name: "Relay Messenger", legalZone: "Asia/Kolkata", seen };

describe("settings.change", () => {
  test("does it", async () => {
    await change(at.ground, at.people.administrator, { ...wanted, preset: "minimal" });
    expect(await read(at.ground, at.people.analyst, {})).toMatchObject({
      name: "Relay Messenger",
      legalZone: "Asia/Kolkata",
      preset: "minimal",
      changedAt: expect.any(Date),
    });
    const { rows } = await at.owner.query("SELECT bytes FROM log_entry WHERE action = 'setting.changed'");
    expect(JSON.parse(String(rows[0].bytes)).data).toEqual({
      changed: ["name", "legalZone", "preset"],
      legalZone: "Asia/Kolkata",
      preset: "minimal",
    });
  });

  test("refuses without permission", async () => {
    for (const actor of [at.people.analyst, at.people.counsel, at.people.auditor, at.people.machine])
      expect(await outcome(change(at.ground, actor, wanted))).toBe("forbidden");
  });

  test("refuses the wrong state", async () => {
    const by = (input: Parameters<typeof change>[2]) => outcome(change(at.ground, at.people.operator, input));
    expect(await by({ ...seen, seen })).toBe("conflict");
    expect(await by({ ...wanted, legalZone: "Mars/Olympus" })).toBe("invalid");
    expect(await by({ ...wanted, name: "  " })).toBe("invalid");
    expect(await by({ ...wanted, preset: "standard" })).toBe("done");
    const now = { name: wanted.name, legalZone: wanted.legalZone };
    expect(await by({ ...now, establishment: "Ireland", seen: now })).toBe("invalid");
    expect(await by({ ...now, establishment: "ZZ", seen: now })).toBe("invalid");
    expect(await by({ ...now, establishment: "DE-XX", seen: now })).toBe("invalid");
    expect(await by({ ...now, establishment: "de-by", seen: now })).toBe("done");
    expect(await read(at.ground, at.people.auditor, {})).toMatchObject({ establishment: "DE-BY" });
    expect(await by({ ...now, preset: "minimal", seen: now })).toBe("conflict");
    expect(await by({ ...now, name: "Another", preset: "standard", seen: now })).toBe("done");
  });

  test("two at once, one wins", async () => {
    const to = (name: string) => change(at.ground, at.people.administrator, { ...wanted, name });
    expect(await outcomes(to("One"), to("Two"))).toEqual(["conflict", "done"]);
  });
});

describe("settings.read", () => {
  test("does it", async () => {
    expect(await read(at.ground, at.people.auditor, {})).toEqual({ ...defaults, changedAt: null });
  });

  test("refuses without permission", async () => {
    expect(await outcome(read(at.ground, at.people.officer, {}))).toBe("forbidden");
  });
});
