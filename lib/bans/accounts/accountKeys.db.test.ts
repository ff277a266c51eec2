import { beforeAll, describe, expect, test } from "vitest";
import { operator } from "#lib/auth/actor.ts";
import { accountKeys } from "#lib/crypto/accountKeys.ts";
import { arrive, banOn } from "#testing/archives.ts";
import { type TestDatabase, testDatabase } from "#testing/database.ts";
import { accountVersions } from "./accountVersions.ts";
import { destroyAllRetired, destroyRetired } from "./destroyRetired.ts";
import { lookUp } from "./lookUp.ts";
import { proposeRetirement } from "./proposeRetirement.ts";
import { rotateAccountKey } from "./rotateAccountKey.ts";
import { settleRetirement } from "./settleRetirement.ts";

let base: TestDatabase;
beforeAll(async () => {
  base = await testDatabase();
  await arrive(base, [banOn(1, "2023-08-02T10:00:00Z", { account: "anna", action: "ban" })]);
});
const statuses = (race: readonly PromiseSettledResult<unknown>[]) => race.map(({ status }) => status).sort();
const versions = () => accountVersions(base.ground, base.people.auditor, {});

describe("bans.rotateAccountKey", () => {
  test("does it", async () => {
    expect(await versions()).toMatchObject([{ version: 1, madeAt: null, present: true }]);
    const made = await rotateAccountKey(base.ground, base.people.administrator, { seen: 1 });
    expect(made.version).toBe(2);
    expect(await versions()).toMatchObject([
      { version: 2, present: true, here: true, fingerprint: made.fingerprint },
      { version: 1, present: false, here: true },
    ]);
  });
  test("refuses without permission", async () => {
    await expect(rotateAccountKey(base.ground, base.people.counsel, {})).rejects.toMatchObject({ code: "forbidden" });
  });
  test("refuses the wrong state", async () => {
    await expect(rotateAccountKey(base.ground, base.people.administrator, { seen: 1 })).rejects.toMatchObject({
      code: "conflict",
    });
    expect(accountKeys(base.ground.keys).current).toBe(2);
    const report = { account: "held", action: "ban", reason: "child-exploitation", external_report: "C-1" };
    await arrive(base, [banOn(2, new Date(Date.now() - 30 * 86_400_000).toISOString(), report)]);
  });
  test("two at once, one wins", async () => {
    const race = await Promise.allSettled(
      [1, 2].map(() => rotateAccountKey(base.ground, base.people.administrator, { seen: 2 })),
    );
    expect(statuses(race)).toEqual(["fulfilled", "rejected"]);
    expect(accountKeys(base.ground.keys).current).toBe(3);
  });
});

describe("bans.proposeRetirement", () => {
  test("does it", async () => {
    await proposeRetirement(base.ground, base.people.administrator, { version: 1 });
    expect((await versions()).at(-1)).toMatchObject({
      version: 1,
      proposedBy: base.people.administrator.id,
      retiredAt: null,
    });
  });
  test("refuses without permission", async () => {
    await expect(proposeRetirement(base.ground, base.people.counsel, { version: 1 })).rejects.toMatchObject({
      code: "forbidden",
    });
  });
  test("refuses the wrong state", async () => {
    await expect(proposeRetirement(base.ground, base.people.administrator, { version: 3 })).rejects.toThrow(
      /rotate the key first/,
    );
    const older = {
      ...base.ground,
      keys: { ...base.ground.keys, index: accountKeys(base.ground.keys).versions.get(2) ?? Buffer.alloc(0) },
    };
    await expect(proposeRetirement(older, base.people.administrator, { version: 2 })).rejects.toThrow(
      /is the index key/,
    );
  });
  test("two at once, one wins", async () => {
    const race = await Promise.allSettled(
      [1, 2].map(() => proposeRetirement(base.ground, base.people.administrator, { version: 2 })),
    );
    expect(statuses(race)).toEqual(["fulfilled", "rejected"]);
  });
});

describe("bans.settleRetirement", () => {
  test("refuses without permission", async () => {
    await expect(
      settleRetirement(base.ground, base.people.administrator, { version: 1, answer: "countersign" }),
    ).rejects.toMatchObject({ code: "forbidden" });
  });
  test("refuses the wrong state", async () => {
    // While a ban that was reported to the CyberTipline is held under it.
    const held = settleRetirement(base.ground, base.people.counsel, { version: 2, answer: "countersign" });
    await expect(held).rejects.toThrow(/is held until \d{4}-\d{2}-\d{2}.*Nothing was changed/);
    await settleRetirement(base.ground, base.people.counsel, { version: 2, answer: "decline" });
    await expect(
      settleRetirement(base.ground, base.people.counsel, { version: 2, answer: "countersign" }),
    ).rejects.toMatchObject({ code: "conflict" });
    await expect(
      base.owner.query("UPDATE account_key_version SET retired_by = proposed_by, retired_at = now() WHERE version = 1"),
    ).rejects.toThrow(/two_people/);
    // Nor under two names written at once: this one was declined, so nobody proposes it.
    const both = "proposed_by = 'a', proposed_at = now(), retired_by = 'b', retired_at = now()";
    await expect(
      base.ground.database.pool.query(`UPDATE account_key_version SET ${both} WHERE version = 2`),
    ).rejects.toThrow(/only what was proposed/);
  });
  test("two at once, one wins", async () => {
    const race = await Promise.allSettled(
      [base.people.counsel, base.people.counsel2].map((actor) =>
        settleRetirement(base.ground, actor, { version: 1, answer: "countersign" }),
      ),
    );
    expect(statuses(race)).toEqual(["fulfilled", "rejected"]);
  });
  test("does it", async () => {
    // No look-up asks under it any more, though the key is still there until the job has run.
    expect(accountKeys(base.ground.keys).versions.has(1)).toBe(true);
    expect(await lookUp(base.ground, base.people.analyst, { account: "anna", reason: "audit" })).toMatchObject({
      history: [],
      missingVersions: [],
    });
  });
});

describe("bans.destroyRetired", () => {
  test("refuses without permission", async () => {
    await expect(destroyRetired(base.ground, base.people.administrator, { version: 1 })).rejects.toMatchObject({
      code: "forbidden",
    });
  });
  test("refuses the wrong state", async () => {
    await expect(destroyRetired(base.ground, operator, { version: 2 })).rejects.toMatchObject({ code: "conflict" });
    expect(accountKeys(base.ground.keys).versions.has(2)).toBe(true);
    // A row of a newer version, with no key behind it, would let the present one be retired past the door.
    const client = await base.owner.connect();
    const forged = `INSERT INTO account_key_version (version, fingerprint, made_by, made_at) VALUES (99, '00000000', 'x', now());
      UPDATE account_key_version SET proposed_by = 'a', proposed_at = now() WHERE version = 3;
      UPDATE account_key_version SET retired_by = 'b', retired_at = now() WHERE version = 3`;
    const undo = `ALTER TABLE account_key_version DISABLE TRIGGER USER; DELETE FROM account_key_version WHERE version = 99;
      UPDATE account_key_version SET proposed_by = NULL, proposed_at = NULL, retired_by = NULL, retired_at = NULL WHERE version = 3;
      ALTER TABLE account_key_version ENABLE TRIGGER USER`;
    await client.query(forged);
    await expect(destroyRetired(base.ground, operator, { version: 3 })).rejects.toThrow(/hashes new rows/);
    expect(accountKeys(base.ground.keys).versions.has(3)).toBe(true);
    await client.query(undo);
    client.release();
  });
  test("two at once, one wins", async () => {
    const race = await Promise.allSettled([1, 2].map(() => destroyRetired(base.ground, operator, { version: 1 })));
    expect(statuses(race)).toEqual(["fulfilled", "rejected"]);
  });
  test("does it", async () => {
    expect([...accountKeys(base.ground.keys).versions.keys()]).toEqual([2, 3]);
    const { rows } = await base.owner.query(
      "SELECT convert_from(bytes, 'UTF8')::json AS entry FROM log_entry WHERE action = 'accountKey.destroyed'",
    );
    expect(rows).toHaveLength(1);
    expect(rows[0].entry.data).toMatchObject({ version: 1, bans: 1 });
    expect((await versions()).at(-1)).toMatchObject({ version: 1, here: false, destroyedAt: expect.any(Date) });
    await destroyAllRetired(base.ground);
    await expect(
      base.owner.query(
        "UPDATE account_key_version SET retired_at = NULL, retired_by = NULL, destroyed_at = NULL WHERE version = 1",
      ),
    ).rejects.toThrow(/not changed/);
  });
});
