import { copyFileSync, cpSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { gunzipSync, gzipSync } from "node:zlib";
import { beforeAll, describe, expect, test } from "vitest";
import { live } from "#lib/audit/live.ts";
import { operator } from "#lib/auth/actor.ts";
import { lookUp } from "#lib/bans/accounts/lookUp.ts";
import { archivedBan } from "#lib/bans/archivedBan.ts";
import { importBans } from "#lib/bans/arriving/importBans.ts";
import { banKey } from "#lib/bans/leaf.ts";
import { month } from "#lib/bans/month.ts";
import { one } from "#lib/bans/one.ts";
import { proof } from "#lib/bans/proving/proof.ts";
import { recount } from "#lib/bans/recounting/recount.ts";
import { recomputeBatch } from "#lib/catalogue.ts";
import { arrive, banOn, spareFolder } from "#testing/archives.ts";
import { pieces } from "#testing/bans.ts";
import { type TestDatabase, testDatabase } from "#testing/database.ts";
import { make } from "./make.ts";
import { leafOfRow, rowLine, rowOfLine } from "./row.ts";
import { verify } from "./verify.ts";

let base: TestDatabase;
const spare = spareFolder();
const records = Array.from({ length: 400 }, (_, n) =>
  banOn(n, new Date(Date.UTC(2023, 7, 20) + n * 4 * 3_600_000).toISOString()),
);
const inSeptember = 200;

beforeAll(async () => {
  base = await testDatabase();
  // Two batches lie in September alone, the others in two months each.
  await arrive(base, records, 60);
  base.setNow(new Date(Date.now() + 3_600_000));
  await make(base.ground, operator, { month: "2023-09", folder: spare("kept") });
});

describe("after a month was archived", () => {
  test("its figures, its recount and the log hold", async () => {
    const counted = await month(base.ground, base.people.auditor, { from: "2023-09-01", to: "2023-10-01" });
    expect(counted.reduce((sum, { count }) => sum + count, 0)).toBe(180);
    const again = await recount(base.ground, base.people.auditor, { roots: true });
    expect(again).toMatchObject({ disagreements: [], rows: records.length - 180 });
    expect(await live(base.ground, { recomputeBatch })).toMatchObject({ code: "sound" });
  });

  test("a ban of it says where it is, and one beside it is proved as before", async () => {
    const address = { source: "platform", senderId: `b-${inSeptember}` };
    const archived = /archived on \d{4}-\d{2}-\d{2} with the month 2023-09.*SHA-256 [0-9a-f]{64}/;
    await expect(one(base.ground, base.people.auditor, address)).rejects.toMatchObject({
      code: "not-found",
      message: expect.stringMatching(archived),
    });
    await expect(proof(base.ground, base.people.auditor, address)).rejects.toThrow(archived);
    const key = banKey("platform", `b-${inSeptember}`);
    expect(await archivedBan(base.ground, base.people.auditor, { key })).toMatchObject({ month: "2023-09", rows: 180 });
    // Row 65 is in August's part of a batch whose other rows are archived.
    const beside = { source: "platform", senderId: "b-65" };
    expect(await archivedBan(base.ground, base.people.auditor, { key: banKey("platform", "b-65") })).toBeNull();
    expect(await proof(base.ground, base.people.auditor, beside)).toMatchObject({
      leaf: expect.stringContaining('"rest"'),
    });
  });

  test("what arrives again is known, and a look-up says which months it did not search", async () => {
    const input = pieces(`${JSON.stringify(records[inSeptember])}\n`);
    expect(await importBans(base.ground, operator, { source: "platform", input })).toMatchObject({ imported: 0 });
    const found = await lookUp(base.ground, base.people.analyst, {
      account: `+9198${10_000_000 + inSeptember}`,
      reason: "audit",
    });
    expect(found).toMatchObject({ history: [], archivedMonths: ["2023-09"] });
  });
});

describe("an archive names what was changed in it", () => {
  const changed = (name: string, work: (folder: string) => void) => {
    cpSync(spare("kept"), spare(name), { recursive: true });
    work(spare(name));
    return verify(spare(name));
  };
  const rows = (folder: string, work: (lines: string[]) => string[]) => {
    const path = join(folder, "rows.csv.gz");
    writeFileSync(path, gzipSync(work(gunzipSync(readFileSync(path)).toString().split("\n")).join("\n")));
  };

  test.each([
    ["a country", (line: string) => line.replace(/,(IN|BR|DE),/, ",US,"), /the row was changed/],
    [
      "an account",
      (line: string) => line.replace(/,([0-9a-f]{64}),/, (_, hash) => `,${"0".repeat(4)}${hash.slice(4)},`),
      /the row was changed/,
    ],
    ["the version of its key", (line: string) => line.replace(/,1,,,,$/, ",2,,,,"), /the row was changed/],
    ["its number", (line: string) => line.replace(/^([^,]+),(\d+),/, "$1,9$2,"), /was expected/],
  ])("%s", async (name, edit, says) => {
    const verdict = await changed(`edit ${name}`, (folder) =>
      rows(folder, (lines) => lines.map((line, at) => (at === 70 ? edit(line) : line))),
    );
    expect(verdict).toMatchObject({ holds: false, at: "rows.csv.gz line 71", sentence: expect.stringMatching(says) });
  });

  test("a row too few or too many", async () => {
    const fewer = await changed("fewer", (folder) => rows(folder, (lines) => lines.toSpliced(90, 1)));
    expect(fewer).toMatchObject({ holds: false, at: "rows.csv.gz line 91" });
    const more = await changed("more", (folder) => rows(folder, (lines) => lines.toSpliced(-1, 0, lines[50] ?? "")));
    expect(more).toMatchObject({
      holds: false,
      at: "rows.csv.gz line 182",
      sentence: "more rows are here than the batches have",
    });
  });

  test("a row whose hash was changed with it: its batch", async () => {
    const verdict = await changed("both", (folder) => {
      rows(folder, (lines) =>
        lines.map((line, at) => {
          if (at !== 70) return line;
          const edited = rowOfLine(line.replace(/,(IN|BR|DE),/, ",US,"));
          if (typeof edited === "string") throw new Error(edited);
          const leaves = readFileSync(join(folder, "leaves.bin"));
          leafOfRow(edited, 2).copy(leaves, 69 * 32);
          writeFileSync(join(folder, "leaves.bin"), leaves);
          return rowLine(edited);
        }),
      );
    });
    expect(verdict).toMatchObject({
      holds: false,
      sentence: expect.stringMatching(/one was changed and its hash with it/),
    });
  });

  test("another file, another log, another key, a byte of the packed file", async () => {
    const flip = (name: string, at: number) => (folder: string) => {
      const bytes = readFileSync(join(folder, name));
      bytes[at] = (bytes[at] ?? 0) ^ 1;
      writeFileSync(join(folder, name), bytes);
    };
    expect(await changed("leaves", flip("leaves.bin", 7))).toMatchObject({ holds: false, at: "leaves.bin" });
    expect(await changed("readme", flip("README.txt", 3))).toMatchObject({ holds: false, at: "README.txt" });
    expect(await changed("signature", flip("checkpoint", 60))).toMatchObject({ holds: false, at: "checkpoint" });
    expect(
      await changed(
        "entry",
        flip("batches.ndjson", readFileSync(join(spare("kept"), "batches.ndjson")).indexOf('"entry"') + 60),
      ),
    ).toMatchObject({
      holds: false,
      at: expect.stringMatching(/^batches.ndjson line 1$/),
    });
    expect(await changed("packed", flip("rows.csv.gz", 900))).toMatchObject({
      holds: false,
      at: expect.stringMatching(/^rows.csv.gz/),
    });
    expect(
      await changed("gone", (folder) => copyFileSync(join(folder, "README.txt"), join(folder, "manifest.json"))),
    ).toMatchObject({ holds: false, at: "manifest.json" });
    const named = (name: string) => (folder: string) => {
      const manifest = JSON.parse(readFileSync(join(folder, "manifest.json"), "utf8"));
      writeFileSync(join(folder, "manifest.json"), JSON.stringify({ ...manifest, files: { [name]: null } }));
    };
    for (const name of ["..", "../kept/key.vkey", "/etc/passwd"])
      expect(await changed(`names ${name.length}`, named(name))).toMatchObject({ holds: false, at: "manifest.json" });
    expect(await changed("says nothing", named("README.txt"))).toMatchObject({ holds: false, at: "README.txt" });
    const linked = (folder: string) => {
      rmSync(join(folder, "README.txt"));
      symlinkSync(join(spare("kept"), "README.txt"), join(folder, "README.txt"));
    };
    expect(await changed("linked", linked)).toMatchObject({ holds: false, at: "README.txt" });
    for (const line of ["null", '{"beside":[null],"numbers":[1]}'])
      expect(
        await changed(`line ${line.length}`, (folder) => writeFileSync(join(folder, "batches.ndjson"), `${line}\n`)),
      ).toMatchObject({ holds: false, at: "batches.ndjson line 1" });
    expect(await verify(spare("kept"), "other.example+12345678+AAAA")).toMatchObject({ holds: false, at: "the key" });
    expect(await verify(spare("kept"))).toMatchObject({ holds: true });
  });
});
