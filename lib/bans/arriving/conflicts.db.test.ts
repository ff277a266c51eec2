import { beforeAll, describe, expect, test } from "vitest";
import type { BanImport } from "#lib/bans/arriving/banImport.ts";
import { importBans } from "#lib/bans/arriving/importBans.ts";
import { banRecord, banRecords, pieces } from "#testing/bans.ts";
import { type Ledger, openLedger } from "#testing/ledger.ts";

let base: Ledger;
beforeAll(async () => {
  base = await openLedger();
});

type Row = Record<string, unknown>;
const sentence = "This id arrived before with other content; the first stays.";

/** Sends rows, and answers what was told of them: counts, and each rejected line with its number. */
async function send(source: string, rows: readonly Row[], given: Partial<BanImport> = {}) {
  const told: { line: number; reason: string; text: string }[] = [];
  const lines = rows.map((row) => JSON.stringify(row));
  const { seconds, ...counts } = await importBans(base.ground, base.people.operator, {
    source,
    input: pieces(lines.join("\n")),
    onFault: (line, reason, text) => told.push({ line, reason, text }),
    ...given,
  });
  expect(counts.read).toBe(counts.imported + counts.duplicate + counts.rejected);
  for (const { line, text } of told) expect(text).toBe(lines[line - 1]);
  return { counts, lines: told.map(({ line }) => line), reasons: new Set(told.map(({ reason }) => reason)) };
}

describe("an id that arrives again", () => {
  const full = {
    ...banRecord(1),
    ...{
      id: "full",
      account_created_on: "2021-03-09",
      request: "R-1",
      external_report: "C-9",
      appeal_of: "x",
      policy: "4.2",
    },
  };
  const others: Row = {
    ...{ account: "+919800000000", action: "suspend", country: "FR", surface: "business", reason: "hate" },
    ...{ signal: "manual-review", automation: "none", occurred_at: "2023-10-02T00:00:00.001Z", reported_before: true },
    ...{ account_created_on: "2021-03-10", request: "R-2", external_report: "C-8", appeal_of: "y", policy: "4.3" },
  };

  test("with any one column changed is rejected by its line, with nothing changed it is a duplicate", async () => {
    expect((await send("columns", [full])).counts).toMatchObject({ imported: 1 });
    const changed = Object.keys(others).flatMap((name) => {
      const { [name]: _, ...without } = full as Row;
      const optional = Object.keys(others).indexOf(name) > 8;
      return [{ ...full, [name]: others[name] }, ...(optional ? [without] : [])];
    });
    const again = await send("columns", [full, ...changed, full]);
    const conflicting = changed.length;
    expect(again.counts).toEqual({
      read: conflicting + 2,
      imported: 0,
      duplicate: 2,
      rejected: conflicting,
      conflicting,
    });
    expect(again.lines).toEqual(changed.map((_, at) => at + 2));
    expect([...again.reasons]).toEqual([sentence]);
    expect(await base.disagreements()).toEqual([]);
  });

  test("within one batch and across batches of one import, the first stays", async () => {
    const first = banRecords(0, 40);
    const other = first.map((row) => ({ ...row, policy: "other" }));
    const rows = [...first, ...other.slice(0, 10), ...banRecords(40, 60), ...first, ...other.slice(10)];
    for (const batchRows of [1_000, 15]) {
      const { counts, lines } = await send(`twins-${batchRows}`, rows, { batchRows });
      expect(counts).toEqual({ read: 140, imported: 60, duplicate: 40, rejected: 40, conflicting: 40 });
      expect(lines).toEqual(
        [...Array(10).keys()].map((at) => at + 41).concat([...Array(30).keys()].map((at) => at + 111)),
      );
    }
    expect(await base.disagreements()).toEqual([]);
  });

  test("in another order and other pieces it lands once", async () => {
    const rows = banRecords(0, 300);
    expect((await send("shuffled", rows, { batchRows: 70 })).counts).toMatchObject({ imported: 300 });
    const shuffled = rows.toSorted(
      (one, other) => String(one.account).localeCompare(String(other.account), "en", { numeric: true }) * -1,
    );
    expect((await send("shuffled", shuffled, { batchRows: 90 })).counts).toMatchObject({ imported: 0, duplicate: 300 });
    const late = await send("shuffled", [...shuffled.slice(0, 50), ...banRecords(300, 320), ...shuffled], {
      batchRows: 60,
    });
    expect(late.counts).toMatchObject({ imported: 20, duplicate: 350, rejected: 0 });
    expect(await base.disagreements()).toEqual([]);
  });

  test("in a batch of the first form of leaf it is held against what that leaf says", async () => {
    await send("older", [full]);
    await base.owner.query(
      "ALTER TABLE batch DISABLE TRIGGER ALL; UPDATE batch SET leaf = 1, nodes = NULL WHERE source = 'older'",
    );
    await base.owner.query("ALTER TABLE batch ENABLE TRIGGER ALL");
    const again = await send("older", [
      { ...full, policy: "4.3" },
      { ...full, reason: "hate" },
    ]);
    expect(again.counts).toMatchObject({ duplicate: 1, conflicting: 1 });
    expect(again.lines).toEqual([2]);
  });

  test("the same is told again under the same key", async () => {
    const rows = [...banRecords(0, 5), { ...banRecord(2), country: "FR" }];
    const first = await send("keyed", rows, { repeatKey: "k" });
    expect(first.counts).toMatchObject({ imported: 5, rejected: 1, conflicting: 1 });
    expect((await send("keyed", rows, { repeatKey: "k" })).counts).toEqual(first.counts);
  });
});

test("a reinstatement names the ban that it ends, also where that arrives later", async () => {
  const ended = {
    ...banRecord(1),
    id: "end",
    action: "reinstate",
    appeal_of: "later",
    occurred_at: "2023-09-20T00:00:00Z",
  };
  await send("ending", [banRecord(1), ended, { ...banRecord(2), appeal_of: "b-9" }]);
  await send("ending", [{ ...banRecord(3), id: "later" }, ended]);
  const { rows } = await base.owner.query(
    `SELECT r.batch_row, r.occurred_at, b.sender_id FROM ban_reinstatement r
       JOIN ban_key k ON k.key = r.original JOIN ban b ON b.batch_id = k.batch_id AND b.batch_row = k.batch_row`,
  );
  expect(rows).toEqual([{ batch_row: 1, occurred_at: new Date("2023-09-20T00:00:00Z"), sender_id: "later" }]);
});
