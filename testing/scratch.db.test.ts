import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { expect, test } from "vitest";
import { embedded } from "#lib/db/embedded.ts";
import { makeScratch, sweepScratch } from "#testing/scratch.ts";

/** The number of a process that is no more. */
const gone = () => spawnSync(process.execPath, ["-e", ""]).pid;

test("what a killed run left is removed, its server stopped; a living run's folder, and what is not a run's, stays", async () => {
  const parent = mkdtempSync(join(tmpdir(), "sweep-"));
  const left = join(parent, `countersign-test-${gone()}-abcdef`);
  const nested = join(left, "countersign-kill-abcdef");
  mkdirSync(nested, { recursive: true });
  await embedded(nested); // never left, as by one that was killed
  const postmaster = Number(readFileSync(join(nested, "postgres", "postmaster.pid"), "utf8").split("\n")[0]);
  const stays = [`countersign-test-${process.pid}-abcdef`, `other-${gone()}-abcdef`, "countersign-test-abcdef"];
  for (const name of stays) mkdirSync(join(parent, name));
  await sweepScratch(parent);
  expect(readdirSync(parent).sort()).toEqual(stays.sort());
  expect(() => process.kill(postmaster, 0)).toThrow("ESRCH");
});

test("what a test writes to the temporary folder lies in the folder of its run", () => {
  expect(basename(tmpdir())).toMatch(/^countersign-test-\d+-/);
  expect(existsSync(join(tmpdir(), "postgres", "postmaster.pid"))).toBe(true);
});

test("a folder is named for its process", () => {
  expect(basename(makeScratch())).toMatch(new RegExp(`^countersign-test-${process.pid}-`));
});
