import { beforeAll, describe, expect, test } from "vitest";
import { importBans } from "#lib/bans/arriving/importBans.ts";
import { type BanCursor, cell } from "#lib/bans/cell.ts";
import { download, downloadRowsMax } from "#lib/bans/download.ts";
import { banRecord } from "#testing/bans.ts";
import { type TestDatabase, testDatabase } from "#testing/database.ts";

const total = 100_000;
const span = { from: "2023-09-01", to: "2023-10-01" };
/** One in thirty thousand: Iceland, on three days. */
const rare = (number: number) => number % 30_000 === 17;

let base: TestDatabase;
beforeAll(async () => {
  base = await testDatabase();
  const lines = async function* () {
    for (let from = 0; from < total; from += 1_000) {
      const rows = Array.from({ length: 1_000 }, (_, at) => ({
        ...banRecord(from + at, total),
        ...(rare(from + at) ? { country: "IS", id: `=rare-${from + at}` } : {}),
      }));
      yield Buffer.from(rows.map((row) => `${JSON.stringify(row)}\n`).join(""));
    }
  };
  await importBans(base.ground, base.people.operator, { source: "first", input: lines(), batchRows: 2_000 });
}, 60_000);

type Kind = Omit<Parameters<typeof cell>[2], "from" | "to" | "after" | "limit">;

async function daysOf(where: string): Promise<string[]> {
  const { rows } = await base.owner.query(
    `SELECT DISTINCT day::text FROM ban_day WHERE ${where} AND day >= '2023-09-01' AND day < '2023-10-01' ORDER BY 1`,
  );
  return rows.map(({ day }) => day);
}

/** Every page of a kind, and what the walk cost. */
async function pages(kind: Kind, limit = 50) {
  const { ground, people } = base;
  const seen: string[] = [];
  const walked = { batches: 0, rows: 0, pages: 0 };
  for (let after: BanCursor | undefined | null; after !== null; ) {
    const page = await cell(ground, people.analyst, { ...span, ...kind, after: after ?? undefined, limit });
    seen.push(...page.rows.map(({ senderId }) => senderId));
    walked.batches += page.walked.batches;
    walked.rows += page.walked.rows;
    walked.pages += 1;
    after = page.next;
  }
  expect(new Set(seen).size).toBe(seen.length);
  return { seen, walked };
}

describe("bans.cell", () => {
  test("a rare kind opens the batches that hold it and no other, among fifty", async () => {
    const days = await daysOf("country = 'IS'");
    const { seen, walked } = await pages({ country: "IS", days });
    expect(seen).toEqual(["=rare-17", "=rare-30017", "=rare-60017", "=rare-90017"]);
    expect(walked).toMatchObject({ batches: 4, rows: 8_000 });
    // Without the days, the count lines alone lead to the same batches.
    expect((await pages({ country: "IS" })).walked).toMatchObject({ batches: 4 });
  });

  test("a common kind opens as many batches as its page needs", async () => {
    const { ground, people } = base;
    const page = await cell(ground, people.analyst, { ...span, action: "ban", country: "IN" });
    expect(page.rows).toHaveLength(50);
    expect(page.walked.batches).toBeLessThanOrEqual(8);
    expect(page.next).toEqual({ batchId: page.rows.at(-1)?.batchId, batchRow: page.rows.at(-1)?.batchRow });
  });

  test("all pages together are exactly the rows, in the order of arrival, with and without their days", async () => {
    const where = "country = 'BR' AND reason = 'spam' AND signal = 'profile'";
    const { rows } = await base.owner.query(`SELECT sender_id FROM ban WHERE ${where} ORDER BY batch_id, batch_row`);
    const kind = { country: "BR", reason: "spam", signal: "profile" } as const;
    const wanted = rows.map(({ sender_id }) => sender_id);
    expect((await pages({ ...kind, days: await daysOf(where) }, 500)).seen).toEqual(wanted);
    expect((await pages(kind, 37)).seen).toEqual(wanted);
  });

  test("a cursor stays where it is while an import goes on", async () => {
    const { ground, people } = base;
    const kind = { ...span, country: "DE", action: "ban" } as const;
    const first = await cell(ground, people.analyst, kind);
    const before = await cell(ground, people.analyst, { ...kind, after: first.next ?? undefined });
    const input = (async function* () {
      yield Buffer.from(JSON.stringify({ ...banRecord(4, total), id: "later", country: "DE" }));
    })();
    await importBans(ground, people.operator, { source: "second", input });
    const after = await cell(ground, people.analyst, { ...kind, after: first.next ?? undefined });
    expect(after.rows.map(({ key }) => key)).toEqual(before.rows.map(({ key }) => key));
  });
});

describe("bans.download", () => {
  const kind = { ...span, country: "IS" };

  test("does it", async () => {
    const { ground, people, owner } = base;
    const file = await download(ground, people.auditor, { ...kind, action: "ban" });
    const lines = file.text.trimEnd().split("\r\n");
    expect(lines[0]).toBe(
      "ban,source,id,occurred_at,action,country,surface,reason,policy,signal,automation,reported_before,account_created_on,request,external_report,appeal_of",
    );
    expect(lines.slice(1).map((line) => line.split(",")[2])).toEqual([
      "'=rare-17",
      "'=rare-30017",
      "'=rare-60017",
      "'=rare-90017",
    ]);
    expect(file.text).not.toContain("+9198");
    const { rows } = await owner.query(
      "SELECT bytes FROM log_entry WHERE action = 'bans.downloaded' ORDER BY id DESC LIMIT 1",
    );
    expect(JSON.parse(String(rows[0].bytes)).data).toEqual({ ...kind, action: "ban", rows: 4 });
  });

  test("refuses without permission", async () => {
    const { ground, people } = base;
    await expect(download(ground, people.analyst, kind)).rejects.toMatchObject({ code: "forbidden" });
  });

  test("refuses the wrong state", async () => {
    const { ground, people } = base;
    await expect(download(ground, people.counsel, { ...span, country: "IN" })).rejects.toThrow(String(downloadRowsMax));
    await expect(download(ground, people.counsel, { ...span, country: "AQ" })).rejects.toMatchObject({
      code: "invalid",
    });
  });

  test("two at once, one wins", async () => {
    const { ground, people, owner } = base;
    const entries = async () =>
      Number((await owner.query("SELECT count(*) FROM log_entry WHERE action = 'bans.downloaded'")).rows[0].count);
    const before = await entries();
    const files = await Promise.all([download(ground, people.counsel, kind), download(ground, people.auditor, kind)]);
    // Nothing changes, so neither has to lose: each is handed its file, and each is an entry of its own.
    expect(files[0].text).toBe(files[1].text);
    expect(await entries()).toBe(before + 2);
  });
});
