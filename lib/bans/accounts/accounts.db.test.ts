import { beforeAll, describe, expect, test } from "vitest";
import { operator } from "#lib/auth/actor.ts";
import { countRepeats } from "#lib/bans/accounts/countRepeats.ts";
import { ending } from "#lib/bans/ending.ts";
import { summarise } from "#lib/bans/summarise.ts";
import { accountHash, accountKey, accountKeys } from "#lib/crypto/accountKeys.ts";
import { newId } from "#lib/db/id.ts";
import { transaction } from "#lib/db/transaction.ts";
import { arrive, banOn } from "#testing/archives.ts";
import { type TestDatabase, testDatabase } from "#testing/database.ts";
import { lookUp, lookUpsAnHour, rowsUnder } from "./lookUp.ts";
import { repeats } from "./repeats.ts";
import { rotateAccountKey } from "./rotateAccountKey.ts";

let base: TestDatabase;
const account = "+91 98 7654 3210";
const look = (given = account, reason: "appeal" | "audit" = "appeal") =>
  lookUp(base.ground, base.people.analyst, { account: given, reason });

beforeAll(async () => {
  base = await testDatabase();
  const others = Array.from({ length: 4_000 }, (_, n) =>
    banOn(n, new Date(Date.UTC(2023, 7, 1) + n * 1_800_000).toISOString()),
  );
  await arrive(base, others, 2_000);
  await arrive(base, [
    banOn(10_000, "2023-08-02T10:00:00Z", { account, action: "ban" }),
    banOn(10_001, "2023-08-05T10:00:00Z", { account: "00919876543210", action: "reinstate", appeal_of: "b-10000" }),
    banOn(10_002, "2023-09-07T10:00:00Z", { account: "+919876543210", action: "suspend" }),
    banOn(10_003, "2023-09-08T10:00:00Z", { account, action: "ban" }),
  ]);
});

async function entriesAbout(action: string): Promise<{ subject: string; data: Record<string, unknown> }[]> {
  const { rows } = await base.owner.query(
    "SELECT convert_from(bytes, 'UTF8')::json AS entry FROM log_entry WHERE action = $1 ORDER BY id",
    [action],
  );
  return rows.map(({ entry }) => entry);
}

describe("bans.lookUp", () => {
  test("does it", async () => {
    const found = await look();
    expect(found.history.map(({ action, reinstatedAt }) => [action, reinstatedAt?.toISOString() ?? null])).toEqual([
      ["ban", null],
      ["suspend", null],
      ["reinstate", null],
      ["ban", "2023-08-05T10:00:00.000Z"],
    ]);
    expect(found).toMatchObject({ strikes: 2, more: false, missingVersions: [], archivedMonths: [] });
    const [entry] = await entriesAbout("account.lookedUp");
    expect(entry?.data).toEqual({ reason: "appeal", found: 4, strikes: 2, versions: 1 });
    const hash = accountHash(accountKey(base.ground.keys), account).toString("hex");
    const { rows } = await base.owner.query("SELECT convert_from(bytes, 'UTF8') AS text FROM log_entry");
    for (const { text } of rows) for (const secret of ["9876543210", hash]) expect(text).not.toContain(secret);
  });

  test("refuses without permission", async () => {
    for (const actor of [base.people.administrator, operator])
      await expect(lookUp(base.ground, actor, { account, reason: "audit" })).rejects.toMatchObject({
        code: "forbidden",
      });
  });

  test("refuses the wrong state", async () => {
    await expect(look(" ")).rejects.toMatchObject({
      code: "invalid",
      message: expect.stringMatching(/as the platform does/),
    });
    await expect(
      lookUp(base.ground, base.people.analyst, { account, reason: "curious" as "audit" }),
    ).rejects.toMatchObject({ code: "invalid" });
    expect(await look("nobody")).toMatchObject({ history: [], strikes: 0 });
  });

  test("two at once, one wins", async () => {
    const { id } = base.people.counsel;
    const fill = `INSERT INTO log_entry (id, at, actor_id, actor_role, actor_kind, action, subject, bytes)
      SELECT id, at, $1, actor_role, actor_kind, action, subject, bytes FROM (SELECT $2::uuid AS id, now() AS at, actor_role, actor_kind, action, subject, bytes
        FROM log_entry WHERE action = 'account.lookedUp' LIMIT 1) one`;
    for (let made = 1; made < lookUpsAnHour; made += 1) await base.owner.query(fill, [id, newId()]);
    const race = await Promise.allSettled(
      [1, 2].map(() => lookUp(base.ground, base.people.counsel, { account, reason: "order" })),
    );
    expect(race.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    expect(race.find(({ status }) => status === "rejected")).toMatchObject({
      reason: { code: "conflict", message: expect.stringMatching(/within an hour/) },
    });
  });

  test("reads no month whole, once its pages are summarised", async () => {
    expect(await summarise(base.ground)).toBeGreaterThan(0);
    expect(await summarise(base.ground)).toBe(0);
    const hash = accountHash(accountKey(base.ground.keys), account);
    const plan = await transaction(base.ground.database, "read", async ({ sql }) => {
      await sql`SET LOCAL enable_seqscan = off`;
      return sql<{ "QUERY PLAN": string }>`EXPLAIN ${rowsUnder(1, hash)}`;
    });
    const text = plan.map((line) => line["QUERY PLAN"]).join("\n");
    expect(text).not.toMatch(/Seq Scan on ban_/);
    expect(text.match(/Bitmap Index Scan on ban_2023_0[89]_account_idx/g)).toHaveLength(2);
  });

  test("finds what older versions of the key hashed, and what the new one does", async () => {
    await rotateAccountKey(base.ground, operator, {});
    await arrive(base, [banOn(10_010, "2023-10-01T10:00:00Z", { account, action: "ban" })]);
    const { rows } = await base.owner.query("SELECT account_key, account FROM ban WHERE sender_id = 'b-10010'");
    expect(rows[0]).toEqual({ account_key: 2, account: accountHash(accountKey(base.ground.keys, 2), account) });
    expect(accountKeys(base.ground.keys).current).toBe(2);
    const found = await look();
    expect(found.history).toHaveLength(5);
    expect(found.strikes).toBe(3);
  });
});

test("strikes are counted over all bans of an account, not over those that are shown", async () => {
  const many = Array.from({ length: 203 }, (_, n) =>
    banOn(20_000 + n, new Date(Date.UTC(2023, 9, 2) + n * 60_000).toISOString(), {
      account: "+9198111",
      action: "ban",
    }),
  );
  const end = { account: "+9198111", action: "reinstate", appeal_of: "b-20000" };
  await arrive(base, [...many, banOn(20_500, "2023-10-03T00:00:00Z", end)]);
  const found = await look("+9198111");
  expect(found).toMatchObject({ strikes: 202, more: true });
  expect(found.history).toHaveLength(200);
  expect((await entriesAbout("account.lookedUp")).at(-1)?.data).toMatchObject({ found: 204, strikes: 202 });
});

test("accounts that came back are counted a month, and only where rows are new", async () => {
  expect(await countRepeats(base.ground)).toEqual(["2023-08-01", "2023-09-01", "2023-10-01"]);
  const counted = await repeats(base.ground, base.people.auditor, {});
  const september = counted.find(({ month }) => month === "2023-09");
  expect(september).toMatchObject({ repeated: 1, afterReinstatement: 1 });
  expect(counted.find(({ month }) => month === "2023-08")).toMatchObject({ repeated: 0, afterReinstatement: 0 });
  const { rows } = await base.owner.query(
    "SELECT count(DISTINCT account) AS accounts FROM ban WHERE action <> 'reinstate' AND occurred_at >= '2023-09-01Z' AND occurred_at < '2023-10-01Z'",
  );
  expect(september?.accounts).toBe(Number(rows[0].accounts));
  expect(await countRepeats(base.ground)).toEqual([]);
  await arrive(base, [banOn(10_020, "2023-09-20T10:00:00Z", { account: "+9198999", action: "ban" })]);
  expect(await countRepeats(base.ground)).toEqual(["2023-09-01"]);
});

test("a reinstatement that names no ban, or one that came after it, ends none", async () => {
  const given = "+919876500000";
  const end = { account: given, action: "reinstate" };
  await arrive(base, [
    banOn(30_000, "2023-09-02T10:00:00Z", { account: given, action: "ban" }),
    banOn(30_001, "2023-09-03T10:00:00Z", end),
    banOn(30_002, "2001-01-01T10:00:00Z", { ...end, appeal_of: "b-30000" }),
  ]);
  const stands = await look(given);
  expect(stands).toMatchObject({ strikes: 1 });
  const ban = stands.history.find(({ action }) => action === "ban");
  expect(ban?.reinstatedAt).toBeNull();
  const endOf = () => ending(base.ground, base.people.analyst, { key: ban?.key ?? "" });
  expect(await endOf()).toBeNull();
  await arrive(base, [banOn(30_003, "2023-09-02T10:00:00Z", { ...end, appeal_of: "b-30000" })]);
  expect(await look(given)).toMatchObject({ strikes: 0 });
  expect(await endOf()).toMatchObject({ occurredAt: new Date("2023-09-02T10:00:00Z") });
});
