import { beforeAll, describe, expect, test } from "vitest";
import { verifyInclusion } from "#lib/audit/merkle.ts";
import { sequenceAll } from "#lib/audit/sequence.ts";
import { importBans } from "#lib/bans/arriving/importBans.ts";
import { cell } from "#lib/bans/cell.ts";
import { daysOf, month } from "#lib/bans/month.ts";
import { one } from "#lib/bans/one.ts";
import { proof } from "#lib/bans/proving/proof.ts";
import { recount } from "#lib/bans/recounting/recount.ts";
import { banLines } from "#testing/bans.ts";
import { type TestDatabase, testDatabase } from "#testing/database.ts";

let base: TestDatabase;
beforeAll(async () => {
  base = await testDatabase();
});

const span = { from: "2023-09-01", to: "2023-10-01" };

describe("reads", () => {
  beforeAll(async () => {
    await importBans(base.ground, base.people.operator, {
      source: "first",
      input: banLines(0, 3_000),
      batchRows: 1_000,
    });
  });

  test("counts by month and day equal the single bans behind them, page by page", async () => {
    const { ground, people } = base;
    const counts = (await month(ground, people.analyst, { ...span, country: "BR" })).filter(
      (row) => row.reason === "spam",
    );
    const total = counts.reduce((sum, row) => sum + row.count, 0);
    const given = { ...span, country: "BR", reason: "spam", limit: 200 } as const;
    let seen = 0;
    for (let page = await cell(ground, people.analyst, given); ; ) {
      seen += page.rows.length;
      if (page.next === null || seen > 3_000) break;
      page = await cell(ground, people.analyst, { ...given, after: page.next });
    }
    expect(seen).toBe(total);
    const days = await daysOf(ground, people.analyst, span);
    const { rows } = await base.owner.query(
      "SELECT sum(count)::int AS n FROM ban_day WHERE day BETWEEN '2023-09-01' AND '2023-09-30'",
    );
    expect(days.reduce((sum, day) => sum + day.count, 0)).toBe(rows[0].n);
  });

  test("one ban has a proof to its batch's entry and a signed checkpoint; a changed row is located", async () => {
    const { ground, people, owner } = base;
    const ban = await one(ground, people.auditor, { source: "first", senderId: "b-42" });
    await sequenceAll(ground);
    const shown = await proof(ground, people.auditor, { key: ban.key });
    const bytes = (hex: string) => Buffer.from(hex, "hex");
    const claim = {
      index: shown.index,
      size: shown.size,
      leaf: bytes(shown.leafHash),
      root: bytes(shown.root),
      proof: shown.path.map(bytes),
    };
    expect(verifyInclusion(claim)).toBe(true);
    expect(shown.tlogProof).toContain("c2sp.org/tlog-proof@v1");
    await owner.query("ALTER TABLE ban_2023_09 DISABLE TRIGGER ban_kept");
    await owner.query("UPDATE ban_2023_09 SET reason = 'hate' WHERE batch_id = $1 AND batch_row = 3", [ban.batchId]);
    await expect(proof(ground, people.auditor, { key: ban.key })).rejects.toThrow(ban.batchId);
    const { disagreements } = await recount(ground, people.auditor, { roots: true });
    expect(disagreements.join("\n")).toContain(ban.batchId);
  });

  test("what is not there is not found", async () => {
    const { ground, people } = base;
    await expect(one(ground, people.auditor, { key: "0".repeat(32) })).rejects.toMatchObject({ code: "not-found" });
    await expect(one(ground, people.officer, { key: "0".repeat(32) })).rejects.toMatchObject({ code: "forbidden" });
  });
});
