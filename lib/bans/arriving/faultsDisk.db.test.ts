import { spawnSync } from "node:child_process";
import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, test } from "vitest";

const rows = 40_000;
const apart = ["--user", "--map-root-user", "--mount", "--"];
/** Whether a process may have a mount of its own here. */
const mounts =
  spawnSync("unshare", [...apart, "mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", tmpdir()]).status === 0;
const why = mounts ? "" : " (skipped: this system lets no process have a mount of its own)";

/** Imports on a disk that becomes full, makes room and goes on; answers what that process saw. */
function fill(part: "tables" | "log", diskMb: number, leftMb: number) {
  const home = mkdtempSync(join(tmpdir(), "countersign-full-"));
  const given = [home, part, diskMb, leftMb, rows].map(String);
  const { status, stdout, stderr } = spawnSync(
    "unshare",
    [...apart, process.execPath, "testing/fullDiskChild.ts", ...given],
    { encoding: "utf8" },
  );
  if (status !== 0) throw new Error(`${stdout}${stderr}`);
  return JSON.parse(stdout);
}

const whole = (committed: number) => ({
  resumed: { read: rows, duplicate: committed, imported: rows - committed, rejected: 0 },
  counted: { rows, disagreements: [] },
  log: "sound",
});

describe.skipIf(!mounts)(`a disk that is really full${why}`, () => {
  test("of the ledger's tables is told in one sentence; after there is room the whole again gives exactly the rows sent", () => {
    const seen = fill("tables", 160, 10);
    expect(seen.full).toEqual({
      code: "conflict",
      message: expect.stringMatching(/disk is full.*make room.*lands once/),
    });
    expect(seen.bytesLeft).toBeLessThan(2 ** 20);
    expect(seen.committed % 1_000).toBe(0);
    expect(seen.committed).toBeGreaterThan(0);
    expect(seen.committed).toBeLessThan(rows);
    expect(seen).toMatchObject(whole(seen.committed));
  }, 180_000);

  test("of the server's own log ends the server; started again after there is room, the whole again gives exactly the rows sent", () => {
    const seen = fill("log", 128, 2);
    // Whichever of its processes asks for room first: the one that takes the import can still say why.
    const told = /(disk is full|stopped unexpectedly|connection to the database broke).*lands once/;
    expect(seen.full).toEqual({ code: "conflict", message: expect.stringMatching(told) });
    expect(seen.committed % 1_000).toBe(0);
    expect(seen.committed).toBeLessThan(rows);
    expect(seen).toMatchObject(whole(seen.committed));
  }, 180_000);
});
