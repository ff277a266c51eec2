import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { exported } from "#lib/audit/exported.ts";
import { exportLog } from "#lib/audit/exportLog.ts";
import { sentenceOf } from "#lib/audit/fault.ts";
import { live } from "#lib/audit/live.ts";
import { parseVerifier } from "#lib/audit/note.ts";
import { publishedTile } from "#lib/audit/published.ts";
import { sequenceAll } from "#lib/audit/sequence.ts";
import { logSigner } from "#lib/audit/signer.ts";
import { type DamagedLog, damagedLog } from "#testing/log.ts";

let log: DamagedLog;
let folder: string;
beforeAll(async () => {
  log = await damagedLog();
  folder = mkdtempSync(join(tmpdir(), "countersign-export-"));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const verifier = () => parseVerifier(logSigner(log.ground.keys).verifier);
const files = (path: string): string[] =>
  readdirSync(path, { withFileTypes: true, recursive: true })
    .filter((one) => one.isFile())
    .map((one) => join(one.parentPath, one.name));

test("an empty log is sound and has nothing to export", async () => {
  const verdict = await live(log.ground);
  expect(verdict).toMatchObject({ code: "sound", size: 0, checkpoints: 0 });
  expect(sentenceOf(verdict)).toBe("The log is sound: 0 entries under 0 signed checkpoints.");
  await expect(exportLog(log.ground, join(folder, "none"))).rejects.toThrow(/no entry yet/);
});

describe("whatever happens in whatever order", () => {
  const step = fc.oneof(
    { weight: 4, arbitrary: fc.record({ do: fc.constant("write" as const), count: fc.integer({ min: 1, max: 90 }) }) },
    { weight: 3, arbitrary: fc.record({ do: fc.constant("sign" as const) }) },
    { weight: 1, arbitrary: fc.record({ do: fc.constant("verify" as const) }) },
  );

  test("the whole log verifies, at any moment and at the end", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.array(step, { minLength: 1, maxLength: 4 }), { minLength: 1, maxLength: 6 }),
        async (rounds) => {
          for (const round of rounds) {
            await Promise.all(
              round.map(async (one) => {
                if (one.do === "write") await log.write(one.count);
                else if (one.do === "sign") await log.sign();
                else expect((await live(log.ground)).fault).toBeNull();
              }),
            );
          }
          await sequenceAll(log.ground);
          const seen: number[] = [];
          const verdict = await live(log.ground, { onProgress: ({ leaves }) => seen.push(leaves) });
          expect(verdict).toMatchObject({ code: "sound", waiting: 0, faults: 0 });
          expect(seen.at(-1) ?? 0).toBe(verdict.size);
        },
      ),
      { numRuns: 12 },
    );
  });
});

describe("an export", () => {
  test("is the log, grows with it, and stays one log at every moment", async () => {
    const target = join(folder, "grown");
    await log.write(300);
    await sequenceAll(log.ground);
    const first = await exportLog(log.ground, target);
    for (const count of [1, 700]) {
      await log.write(count);
      await sequenceAll(log.ground);
      const more = await exportLog(log.ground, target);
      expect(more.size - more.before).toBe(count);
    }
    const fresh = join(folder, "fresh");
    await exportLog(log.ground, fresh);
    const contents = (root: string) =>
      new Map(files(root).map((path) => [path.slice(root.length), readFileSync(path, "hex")]));
    expect(contents(target)).toEqual(contents(fresh));
    const verdict = await exported(target, { verifier: verifier() });
    expect(verdict).toMatchObject({ code: "sound", size: first.size + 701, checkpoints: 1 });
    expect(verdict.root).toEqual((await live(log.ground)).root);
    for (const path of contents(target).keys()) {
      if (!path.startsWith("/tile/")) continue;
      expect(Buffer.from((await publishedTile(log.ground, path.slice(1)))?.bytes ?? []).toString("hex")).toBe(
        contents(target).get(path),
      );
    }
  });

  test("refuses a folder with anything else in it, and another log's", async () => {
    const other = join(folder, "other");
    await exportLog(log.ground, other);
    writeFileSync(join(folder, "letter.txt"), "mine");
    await expect(exportLog(log.ground, folder)).rejects.toThrow(/not empty, and not an export/);
    const stranger = { ...log.ground, keys: { ...log.ground.keys, log: strangersKey } };
    await expect(exportLog(stranger, other)).rejects.toThrow(/not an export of this log/);
    rmSync(join(folder, "letter.txt"));
    expect(readdirSync(folder).filter((name) => name.startsWith("."))).toEqual([]);
  });

  test("with any one byte changed, or any file gone, is found damaged, and the record is named", async () => {
    const target = join(folder, "flipped");
    await exportLog(log.ground, target);
    const paths = files(target).filter((path) => !path.endsWith("key.vkey"));
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...paths),
        fc.nat(),
        fc.integer({ min: 1, max: 255 }),
        async (path, place, by) => {
          const before = readFileSync(path);
          const changed = Buffer.from(before);
          const at = place % changed.length;
          changed[at] = (changed[at] ?? 0) ^ by;
          writeFileSync(path, changed);
          const { fault } = await exported(target, { verifier: verifier() });
          expect(fault).not.toBeNull();
          if (path.includes("entries")) expect(`${target}/${fault?.table}`).toBe(path);
          rmSync(path);
          expect((await exported(target, { verifier: verifier() })).fault).not.toBeNull();
          writeFileSync(path, before);
        },
      ),
      { numRuns: 60 },
    );
    expect((await exported(target, { verifier: verifier() })).fault).toBeNull();
  });

  test("that is older than a checkpoint that the reader kept is found to be", async () => {
    const target = join(folder, "older");
    await exportLog(log.ground, target);
    await log.write(2);
    await sequenceAll(log.ground);
    const newer = join(folder, "newer");
    await exportLog(log.ground, newer);
    const kept = (path: string) => [{ table: "kept", id: path, note: readFileSync(join(path, "checkpoint"), "utf8") }];
    expect((await exported(target, { verifier: verifier(), kept: kept(newer) })).fault).toMatchObject({
      code: "log-shortened",
    });
    expect((await exported(newer, { verifier: verifier(), kept: kept(target) })).fault).toBeNull();
  });
});

/** An Ed25519 key of nobody. */
const strangersKey = Buffer.from("MC4CAQAwBQYDK2VwBCIEIAABAgMEBQYHCAkKCwwNDg8QERITFBUWFxgZGhscHR4f", "base64");
