import { beforeAll, describe, expect, test } from "vitest";
import { operator } from "#lib/auth/actor.ts";
import { recount } from "#lib/bans/recounting/recount.ts";
import type { Ground } from "#lib/db/ground.ts";
import { arrive, banOn, openOwnedLedger, spareFolder } from "#testing/archives.ts";
import type { TestDatabase } from "#testing/database.ts";
import { dropLetGo } from "./dropLetGo.ts";
import { make } from "./make.ts";
import { putBack } from "./putBack.ts";

let base: TestDatabase;
let owned: Ground;
const spare = spareFolder();

beforeAll(async () => {
  ({ base, owned } = await openOwnedLedger());
  base.setNow(new Date(Date.now() + 3_600_000));
  await make(base.ground, operator, { month: "2023-09", folder: spare("kept") });
});

describe("a month that somebody lets go by SQL, as the application, with no file written", () => {
  const id = "01900000-0000-7000-8000-00000000000f";
  const october = "occurred_at >= '2023-10-01T00:00:00Z' AND occurred_at < '2023-11-01T00:00:00Z'";
  const archive = `INSERT INTO ban_archive SELECT '${id}', '2023-10-01', count(*), count(DISTINCT batch_id), 1, sha256('nothing'), 'nobody', now() FROM ban WHERE ${october};`;
  const numbers = (range: string) => `INSERT INTO ban_archive_batch (batch_id, archive_id, rows, numbers)
    SELECT batch_id, '${id}', count(*), int4multirange(${range}) FROM ban WHERE ${october} GROUP BY 1;`;
  const rows = numbers("int4range(min(batch_row), max(batch_row) + 1)");
  const entry = `INSERT INTO log_entry (id, at, actor_id, actor_role, actor_kind, action, subject, bytes)
    SELECT gen_random_uuid(), now(), 'nobody', 'operator', 'program', 'month.archived', 'month:2023-10', convert_to(jsonb_build_object('data',
      jsonb_build_object('archive', id, 'digest', encode(digest, 'hex'), 'rows', rows, 'batches', batches))::text, 'UTF8') FROM ban_archive WHERE id = '${id}';`;
  const letGo = async (statements: string, pool = base.ground.database.pool) => {
    const client = await pool.connect();
    try {
      await client.query(`BEGIN; ${statements} SELECT drop_ban_month('${id}'); COMMIT`);
    } catch (error) {
      await client.query("ROLLBACK");
      throw error;
    } finally {
      client.release();
    }
  };
  const lying = async () => {
    const { rows: found } = await base.owner.query("SELECT name FROM let_go.month WHERE archive_id = $1", [id]);
    return found[0]?.name as string;
  };
  const inOctober = async () =>
    (await base.owner.query(`SELECT count(*)::int AS n FROM ban WHERE ${october}`)).rows[0].n;

  test("is refused unless the archive names its very rows, and the log the archive", async () => {
    const before = await inOctober();
    expect(before).toBeGreaterThan(100);
    const shifted = numbers("int4range(min(batch_row) + 1, max(batch_row) + 2)");
    await expect(letGo(archive + shifted + entry)).rejects.toThrow(/does not hold its \d+ rows/);
    const wider = numbers("int4range(min(batch_row), max(batch_row) + 2)");
    await expect(letGo(archive + wider + entry)).rejects.toThrow(/does not hold its \d+ rows/);
    await expect(letGo(archive + rows)).rejects.toThrow(/no entry of the log tells of the archive/);
    const other = entry.replace("'digest', encode(digest, 'hex')", "'digest', 'other'");
    await expect(letGo(archive + rows + other)).rejects.toThrow(/no entry of the log tells of the archive/);
    expect(await inOctober()).toBe(before);
  });

  test("with a false entry lies out of its reach for a week, and the owner puts it back", async () => {
    const before = await inOctober();
    const { pool } = base.ground.database;
    await letGo(archive + rows + entry);
    expect(await inOctober()).toBe(0);
    const codes = await base.owner.query(
      "SELECT sum(cardinality(cells))::int AS n FROM ban_archive_codes WHERE archive_id = $1",
      [id],
    );
    expect(codes.rows).toEqual([{ n: before }]);
    const name = await lying();
    for (const attack of [
      `DROP TABLE let_go.${name}`,
      `SELECT FROM let_go.${name}`,
      "UPDATE let_go.month SET left_at = '2020-01-01'",
    ])
      await expect(pool.query(attack)).rejects.toMatchObject({ code: "42501" });
    expect(await dropLetGo(base.ground)).toBe(0);
    expect(await lying()).toBe(name);
    expect(await putBack(owned, operator, { month: "2023-10" })).toMatchObject([{ id, rows: before }]);
    expect(await inOctober()).toBe(before);
    expect((await recount(base.ground, base.people.auditor, { roots: true })).disagreements).toEqual([]);
  });

  test("is dropped when the week is over", async () => {
    // September, which was archived as it should be.
    const { rows: left } = await base.owner.query(
      "UPDATE let_go.month SET left_at = now() - interval '8 days' RETURNING name",
    );
    expect(left.length).toBe(1);
    expect(await dropLetGo(base.ground)).toBe(1);
    const tables = await base.owner.query(
      "SELECT FROM pg_class WHERE relnamespace = 'let_go'::regnamespace AND relname ~ '^ban_'",
    );
    expect(tables.rowCount).toBe(0);
    expect(await inOctober()).toBeGreaterThan(100);
  });

  test("by who may switch the guard off is missed by the recount", async () => {
    const other = (text: string) => text.replaceAll(id, "01900000-0000-7000-8000-00000000000e");
    const off = "ALTER TABLE ban_archive DISABLE TRIGGER ban_archive_named;";
    await base.owner.query(
      `BEGIN; ${off} ${other(archive + rows)} SELECT drop_ban_month('${other(id)}'); ${off.replace("DISABLE", "ENABLE")} COMMIT`,
    );
    const { disagreements } = await recount(base.ground, base.people.auditor, {});
    expect(disagreements).toContain(`ban_archive: no entry of the log tells of the archive ${other(id)} as it stands.`);
  });

  test("is put back beside a late row that opened the month again", async () => {
    const again = id.replace(/f$/, "e");
    await arrive(base, [banOn(9_000, "2023-10-09T10:00:00Z")], 1, "late");
    expect(await inOctober()).toBe(1);
    expect(await putBack(owned, operator, { month: "2023-10" })).toMatchObject([{ id: again }]);
    expect(await inOctober()).toBeGreaterThan(100);
    expect((await recount(base.ground, base.people.auditor, { roots: true })).disagreements).toEqual([]);
  });

  test("is missed by the recount where its codes were taken away", async () => {
    const september = "(SELECT id FROM ban_archive WHERE month = '2023-09-01')";
    await base.owner.query(`BEGIN; SET LOCAL session_replication_role = replica;
      DELETE FROM ban_archive_codes WHERE archive_id = ${september}; COMMIT`);
    const { disagreements } = await recount(base.ground, base.people.auditor, {});
    expect(disagreements[0]).toMatch(
      /^ban_archive_codes: the codes of 2023-09-\d\d [A-Z]{2} in the archive \S+ are not/,
    );
  });
});
