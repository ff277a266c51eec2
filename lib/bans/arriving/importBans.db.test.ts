import { beforeAll, describe, expect, test } from "vitest";
import { importBans } from "#lib/bans/arriving/importBans.ts";
import { banLines, banRecord, banRecords, pieces } from "#testing/bans.ts";
import { type Ledger, openLedger } from "#testing/ledger.ts";

let base: Ledger;
beforeAll(async () => {
  base = await openLedger();
});

describe("importBans", () => {
  const summary = (read: number, imported: number, duplicate: number, rejected: number, conflicting = 0) => ({
    ...{ read, imported, duplicate, rejected, conflicting },
  });

  test("rows of several months and faulty lines: each fault keeps its line, the rest is imported", async () => {
    const { ground, people } = base;
    const faults: [number, string][] = [];
    const long = JSON.stringify({ ...banRecord(3), request: "x".repeat(10_000_000) });
    const far = JSON.stringify({ ...banRecord(4), occurred_at: "2019-02-28T23:59:59+02:00" });
    const lines = [
      `\ufeff${JSON.stringify(banRecord(1))}`,
      "{not json",
      "",
      long,
      far,
      JSON.stringify({ ...banRecord(5), text: "hello" }),
    ];
    const bytes = Buffer.concat([
      Buffer.from(lines.join("\r\n")),
      Buffer.from("\n\xe9\n", "latin1"),
      Buffer.from(JSON.stringify(banRecord(6))),
    ]);
    const done = await importBans(ground, people.operator, {
      source: "mixed",
      input: pieces(bytes, 70_001),
      onFault: (line, reason) => faults.push([line, reason]),
    });
    expect(done).toMatchObject(summary(7, 3, 0, 4));
    expect(faults.map(([line]) => line)).toEqual([2, 4, 6, 7]);
    expect(faults.map(([, reason]) => reason).join("\n")).toMatch(
      /not valid JSON.*\n.*longer than 1 MB.*\n.*"text" is not known.*\n.*not UTF-8/,
    );
    expect(await base.disagreements()).toEqual([]);
  });

  test("CSV with the same names", async () => {
    const { ground, people } = base;
    const names = Object.keys(banRecord(0)).reverse();
    const rows = banRecords(0, 20).map((record) => names.map((name) => `"${record[name]}"`).join(","));
    const input = () => pieces([names.join(","), ...rows].join("\r\n"));
    expect(await importBans(ground, people.operator, { source: "sheet", input: input() })).toMatchObject(
      summary(20, 20, 0, 0),
    );
    expect(await importBans(ground, people.operator, { source: "sheet", input: input() })).toMatchObject(
      summary(20, 0, 20, 0),
    );
    expect(await base.disagreements()).toEqual([]);
  });

  test("a stream that breaks off keeps whole batches, and the whole again lands once", async () => {
    const { ground, people } = base;
    const broken = async function* () {
      yield* banLines(0, 1_500);
      throw new Error("aborted");
    };
    const lost = importBans(ground, people.machine, { source: "cut", input: broken(), batchRows: 1_000 });
    await expect(lost).rejects.toMatchObject({
      code: "invalid",
      message: expect.stringContaining("1000 of them are in the ledger"),
    });
    expect(await base.bansOf("cut")).toBe(1_000);
    expect(
      await importBans(ground, people.machine, { source: "cut", input: banLines(0, 1_500), batchRows: 700 }),
    ).toMatchObject(summary(1_500, 500, 1_000, 0));
    expect(await base.disagreements()).toEqual([]);
  });

  test("a long stream is packed in a thread: every line has its number, every fault its text, every row its place", async () => {
    const { ground, people, owner } = base;
    const lines = banRecords(0, 30_000).map((record) => JSON.stringify(record));
    const wrong = new Map([1, 9_999, 20_001, 29_999].map((at) => [at + 1, `{"no":${at}`]));
    for (const [line, text] of wrong) lines[line - 1] = text;
    lines.push(lines[0] ?? "", JSON.stringify({ ...banRecord(2), country: "FR" }));
    const told = new Map<number, string>();
    const given = {
      source: "long",
      batchRows: 4_000,
      onFault: (line: number, _: string, text: string) => told.set(line, text),
    };
    const done = await importBans(ground, people.operator, { ...given, input: pieces(lines.join("\n"), 300_000) });
    expect(done).toMatchObject(summary(30_002, 29_996, 1, 5, 1));
    expect(told).toEqual(new Map([...wrong, [30_002, lines[30_001]]]));
    const { rows } = await owner.query("SELECT row_count FROM batch WHERE source = 'long' ORDER BY id");
    expect(rows.map((row) => row.row_count)).toEqual([4_000, 4_000, 4_000, 4_000, 4_000, 4_000, 4_000, 1_996]);
    const broken = async function* () {
      yield* pieces(lines.join("\n"), 300_000);
      throw new Error("aborted");
    };
    const lost = importBans(ground, people.operator, { ...given, input: broken() });
    await expect(lost).rejects.toMatchObject({
      code: "invalid",
      message: expect.stringContaining("30001 rows. 28000 of them"),
    });
    const garbage = async function* () {
      for (let piece = 0; piece < 6; piece += 1) yield Buffer.alloc(1_048_576, "a\0\n\0");
    };
    await expect(importBans(ground, people.operator, { ...given, input: garbage() })).rejects.toThrow("UTF-16");
    expect(await base.disagreements()).toEqual([]);
  });

  test("a key is answered once: 20 at once have one effect and one answer; other bytes are refused", async () => {
    const { ground, people } = base;
    const send = (to: number) =>
      importBans(ground, people.machine, { source: "keyed", input: banLines(0, to), repeatKey: "k-1" });
    const answers = await Promise.all(Array.from({ length: 20 }, () => send(200)));
    expect(
      new Set(answers.map((one) => JSON.stringify(summary(one.read, one.imported, one.duplicate, one.rejected)))).size,
    ).toBe(1);
    expect(answers[0]).toMatchObject(summary(200, 200, 0, 0));
    await expect(send(201)).rejects.toMatchObject({ code: "conflict" });
    expect(await base.bansOf("keyed")).toBe(200);
  });

  test("a file of another encoding is refused as a whole", async () => {
    const { ground, people } = base;
    const utf16 = Buffer.from(`\ufeff${JSON.stringify(banRecord(1))}\n`, "utf16le");
    await expect(importBans(ground, people.operator, { source: "x", input: pieces(utf16) })).rejects.toThrow("UTF-16");
    await expect(importBans(ground, people.operator, { source: "X y", input: pieces("") })).rejects.toMatchObject({
      code: "invalid",
    });
  });
});
