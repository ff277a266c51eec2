import { spawn } from "node:child_process";
import { once } from "node:events";
import { beforeAll, describe, expect, test } from "vitest";
import { importBans } from "#lib/bans/arriving/importBans.ts";
import { banLines, banRecord, pieces } from "#testing/bans.ts";
import { type Ledger, openLedger } from "#testing/ledger.ts";

let base: Ledger;
beforeAll(async () => {
  base = await openLedger();
});

const counted = async () => {
  const { rows } = await base.owner.query(
    "SELECT source, sum(row_count)::int AS rows FROM batch GROUP BY 1 ORDER BY 1",
  );
  return Object.fromEntries(rows.map(({ source, rows: count }) => [source, count]));
};

describe("importers at once", () => {
  test("of several sources and one, with the same rows in different order, lose nothing and wait for each other in no ring", async () => {
    const { ground, people } = base;
    const rows = Array.from({ length: 1_200 }, (_, at) => JSON.stringify(banRecord(at, 1_200)));
    const orders = [rows, rows.toReversed(), [...rows.slice(600), ...rows.slice(0, 600)]];
    const sent = orders.flatMap((order, at) =>
      ["shared", `own-${at}`].map((source) =>
        importBans(ground, people.operator, { source, input: pieces(order.join("\n")), batchRows: 100 }),
      ),
    );
    const answers = await Promise.all(sent);
    expect(answers.reduce((sum, { imported }) => sum + imported, 0)).toBe(4 * 1_200);
    expect(answers.every(({ rejected }) => rejected === 0)).toBe(true);
    expect(await counted()).toEqual({ shared: 1_200, "own-0": 1_200, "own-1": 1_200, "own-2": 1_200 });
    expect(await base.disagreements()).toEqual([]);
  });

  test("in two processes, of one source, with half of the rows in common", async () => {
    const { ground, ownerUrl } = base;
    const appUrl = ownerUrl.replace("countersign_owner:", "countersign_login:");
    const child = (rows: number) =>
      spawn(process.execPath, ["testing/importBansChild.ts", appUrl, ground.home, String(rows), "500"], {
        stdio: "inherit",
      });
    const ends = await Promise.all([child(3_000), child(6_000)].map((one) => once(one, "exit")));
    expect(ends.map(([code]) => code)).toEqual([0, 0]);
    expect(await counted()).toMatchObject({ platform: 6_000 });
    expect(await base.disagreements()).toEqual([]);
  }, 60_000);

  test("a clock that was set back stores and logs what arrives as ever, and orders nothing anew", async () => {
    const { ground, people, owner, setNow } = base;
    const before = await owner.query("SELECT last_received_at FROM ban_source WHERE name = 'shared'");
    setNow(new Date("2024-01-01T00:00:00Z"));
    try {
      const given = { source: "shared", input: banLines(1_200, 1_300, 1_300) };
      expect(await importBans(ground, people.operator, given)).toMatchObject({ imported: 100 });
    } finally {
      setNow(null);
    }
    const after = await owner.query("SELECT last_received_at FROM ban_source WHERE name = 'shared'");
    expect(after.rows).toEqual(before.rows);
    expect(await base.disagreements()).toEqual([]);
  });

  test("a clock that is set back in the middle of an import changes nothing of what it stores", async () => {
    const { ground, people, owner, setNow } = base;
    const onProgress = ({ imported }: { imported: number }) => {
      if (imported >= 400) setNow(new Date("2024-01-01T00:00:00Z"));
    };
    try {
      const given = { source: "slipped", input: banLines(0, 1_000), batchRows: 100, onProgress };
      expect(await importBans(ground, people.operator, given)).toMatchObject({ imported: 1_000, rejected: 0 });
    } finally {
      setNow(null);
    }
    const { rows } = await owner.query(
      "SELECT count(*) FILTER (WHERE received_at < '2024-01-02')::int AS after, count(*)::int AS batches FROM batch WHERE source = 'slipped'",
    );
    expect(rows[0].batches).toBe(10);
    expect(rows[0].after).toBeGreaterThan(4);
    expect(rows[0].after).toBeLessThan(7);
    expect(await base.disagreements()).toEqual([]);
  });
});
