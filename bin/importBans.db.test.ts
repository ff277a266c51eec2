import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gzipSync, zstdCompressSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { banRecord } from "#testing/bans.ts";
import { type TestDatabase, testDatabase } from "#testing/database.ts";

const folder = mkdtempSync(join(tmpdir(), "countersign-import-"));
let base: TestDatabase;
beforeAll(async () => {
  base = await testDatabase();
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** `countersign import bans FILE`, against this test's database, with what stands on standard input. */
async function importFile(file: string, input?: Uint8Array) {
  const child = spawn(process.execPath, [join(process.cwd(), "bin/countersign.ts"), "import", "bans", file], {
    cwd: folder,
    env: {
      ...process.env,
      COUNTERSIGN_HOME: base.ground.home,
      DATABASE_URL: base.ownerUrl,
      DATABASE_APP_URL: base.ownerUrl.replace("countersign_owner:", "countersign_login:"),
    },
  });
  child.stdin.end(input ?? "");
  const [stdout, stderr] = await Promise.all([child.stdout.toArray(), child.stderr.toArray(), once(child, "close")]);
  return { code: child.exitCode, summary: JSON.parse(stdout.join("") || "null"), stderr: stderr.join("") };
}
const put = (name: string, content: string | Uint8Array) => writeFileSync(join(folder, name), content);
const read = (name: string) => readFileSync(join(folder, name), "utf8");

describe("countersign import bans", () => {
  const names = Object.keys(banRecord(0));
  const line = (number: number) => names.map((name) => banRecord(number)[name]).join(",");
  const csv = (...rows: string[]) => `${[names.join(","), ...rows].join("\r\n")}\r\n`;

  test("reads a packed file as the plain one; run again, it changes nothing", async () => {
    const text = Array.from({ length: 50 }, (_, at) => `${JSON.stringify(banRecord(at))}\n`).join("");
    put("september.ndjson.gz", gzipSync(text));
    put("september.zst", zstdCompressSync(text));
    expect(await importFile("september.ndjson.gz")).toMatchObject({ code: 0, summary: { read: 50, imported: 50 } });
    expect(await importFile("september.zst")).toMatchObject({ code: 0, summary: { read: 50, duplicate: 50 } });
    expect(await importFile("-", gzipSync(text))).toMatchObject({ code: 0, summary: { read: 50, duplicate: 50 } });
    expect(readdirSync(folder).filter((name) => name.includes("rejected"))).toEqual([]);
  });

  test("gives rejected rows back with line and reason, to be corrected and imported as they are", async () => {
    put("sheet.csv", csv(line(100), line(101).replace(",IN,", ",India,"), line(102)));
    const first = await importFile("sheet.csv");
    expect(first).toMatchObject({ code: 3, summary: { read: 3, imported: 2, rejected: 1 } });
    expect(first.stderr).toContain("sheet.rejected.csv");
    const [header, row] = read("sheet.rejected.csv").split("\r\n");
    expect(header).toBe(`rejected_line,rejected_because,${names.join(",")}`);
    expect(row).toMatch(/^3,"country must be .*",b-101,/);
    put("corrected.csv", read("sheet.rejected.csv").replace(",India,", ",IN,"));
    expect(await importFile("corrected.csv")).toMatchObject({ code: 0, summary: { read: 1, imported: 1 } });
    put("mixed.ndjson.gz", gzipSync(`${JSON.stringify(banRecord(103))}\nnonsense\n`));
    expect(await importFile("mixed.ndjson.gz")).toMatchObject({ code: 3, summary: { imported: 1, rejected: 1 } });
    const told = JSON.parse(read("mixed.rejected.ndjson"));
    expect(told).toMatchObject({ line: 2, row: "nonsense" });
    // Wrong still: what is given back is the row again, not the line that it was given back on.
    expect(await importFile("mixed.rejected.ndjson")).toMatchObject({ code: 3, summary: { read: 1, rejected: 1 } });
    expect(JSON.parse(read("mixed.rejected.rejected.ndjson"))).toEqual({ ...told, line: 1 });
    put("mixed.rejected.ndjson", JSON.stringify({ ...told, row: JSON.stringify(banRecord(104)) }));
    expect(await importFile("mixed.rejected.ndjson")).toMatchObject({ code: 0, summary: { read: 1, imported: 1 } });
  });

  test("leaves no rejected rows of an earlier run behind, and touches no file that it did not write", async () => {
    put("twice.csv", csv(line(110).replace(",IN,", ",India,")));
    expect(await importFile("twice.csv")).toMatchObject({ code: 3 });
    put("twice.csv", csv(line(110)));
    const again = await importFile("twice.csv");
    expect(again).toMatchObject({
      code: 0,
      stderr: expect.stringMatching(/twice\.rejected\.csv of an earlier run was removed/),
    });
    expect(readdirSync(folder)).not.toContain("twice.rejected.csv");
    put("twice.rejected.csv", "somebody's own notes");
    expect(await importFile("twice.csv")).toMatchObject({ code: 0 });
    expect(read("twice.rejected.csv")).toBe("somebody's own notes");
  });

  test("refuses a CSV with a column that is not known whole, by its name", async () => {
    put("more.csv", `${names.join(",")},message\r\n${line(120)},hello\r\n`);
    const { code, summary, stderr } = await importFile("more.csv");
    expect({ code, summary }).toEqual({ code: 2, summary: null });
    expect(stderr).toMatch(
      /^The CSV header has a column "message" that is not known; a ban has id, .*\. Nothing was imported: correct the first line/,
    );
  });

  test("counts and names a row whose id arrived before with other content", async () => {
    put(
      "other.ndjson",
      `${JSON.stringify({ ...banRecord(1), reason: banRecord(1).reason === "spam" ? "fraud" : "spam" })}\n`,
    );
    expect(await importFile("other.ndjson")).toMatchObject({
      code: 3,
      summary: { read: 1, rejected: 1, conflicting: 1 },
    });
    expect(JSON.parse(read("other.rejected.ndjson"))).toMatchObject({
      reason: "This id arrived before with other content; the first stays.",
    });
  });

  test("stops in one sentence where rejected rows cannot be written, and loses none of them", async () => {
    put("full.ndjson", `${JSON.stringify(banRecord(200))}\n${"nonsense\n".repeat(2_000)}`);
    symlinkSync("/dev/full", join(folder, "full.rejected.ndjson"));
    const { code, stderr } = await importFile("full.ndjson");
    expect(code).toBe(6);
    expect(stderr).toContain("the disk is full");
    expect(stderr.trim().split("\n")).toHaveLength(1);
  });

  test("tells a packed file that is cut off or damaged", async () => {
    const packed = gzipSync(`${JSON.stringify(banRecord(300))}\n`.repeat(100));
    put("cut.ndjson.gz", packed.subarray(0, packed.length - 4));
    expect(await importFile("cut.ndjson.gz")).toMatchObject({
      code: 2,
      stderr: expect.stringContaining("ends before its end"),
    });
  });
});
