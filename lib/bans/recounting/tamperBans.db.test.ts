import { beforeAll, describe, expect, test } from "vitest";
import { one } from "#lib/bans/one.ts";
import { proof } from "#lib/bans/proving/proof.ts";
import { type DamagedLedger, openDamagedLedger } from "#testing/damagedLedger.ts";

let base: DamagedLedger;
beforeAll(async () => {
  base = await openDamagedLedger();
});

const row = "WHERE batch_row = 42";

test("a ledger that nobody touched is sound", async () => {
  expect(await base.disagreements()).toEqual([]);
});

/** One edit of every column that tells something of a ban. */
const edits: readonly (readonly [column: string, change: string])[] = [
  ["occurred_at", `occurred_at = occurred_at + interval '1 microsecond'`],
  ["account", "account = sha256('other')"],
  ["account_key", "account_key = account_key + 1"],
  ["action", "action = 'suspend'"],
  ["surface", "surface = 'groups'"],
  ["reason", "reason = 'hate'"],
  ["signal", "signal = 'profile'"],
  ["automation", "automation = 'none'"],
  ["account_created_on", "account_created_on = NULL"],
  ["reported_before", "reported_before = true"],
  ["country", "country = 'BR'"],
  ["sender_id", "sender_id = 'b-x'"],
  ["request", "request = 'R-0'"],
  ["external_report", "external_report = NULL"],
  ["appeal_of", "appeal_of = 'b-1'"],
  ["policy", "policy = '4.3'"],
];

describe("with every guard off, an edit of a ban is found", () => {
  test.each(edits)("%s", async (_, change) => {
    const { key } = await one(base.ground, base.people.auditor, { source: "first", senderId: "b-42" });
    const edit = [`UPDATE ban SET ${change} ${row}`];
    const seen = await base.damaged(edit, async () => ({
      said: (await base.disagreements()).join("\n"),
      proof: await proof(base.ground, base.people.auditor, { key }).then(() => "holds", String),
    }));
    expect(seen.said).toContain(`ban: rows 0 to 255 of batch ${base.batch} do not give its root.`);
    expect(seen.said).not.toContain("rows 256 to");
    expect(seen.proof).toContain(base.batch);
  });

  test("every column is among these", async () => {
    const { rows } = await base.owner.query(
      "SELECT attname FROM pg_attribute WHERE attrelid = 'ban'::regclass AND attnum > 0",
    );
    const columns = [...edits.map(([column]) => column), "batch_id", "batch_row"];
    expect(rows.map(({ attname }) => attname).sort()).toEqual(columns.sort());
  });
});

const added = `INSERT INTO ban SELECT occurred_at, batch_id, batch_row + 1000, action, surface, reason, signal, automation, account_created_on,
  reported_before, country, account, sender_id || 'x', request, external_report, appeal_of, policy, account_key FROM ban ${row}`;
const swap = `UPDATE ban SET batch_row = CASE batch_row WHEN 42 THEN 43 ELSE 42 END WHERE batch_row IN (42, 43)`;

describe("with every guard off, a change of the bans as a whole is found", () => {
  test.each([
    ["a row deleted", [`DELETE FROM ban ${row}`], /ban: batch \S+ has \d+ rows of 2023-0\d where \d+ arrived/],
    ["a row added", [added], /ban: batch \S+ has \d+ rows of 2023-0\d where \d+ arrived/],
  ])("%s", async (_, statements, sentence) => {
    expect(await base.damaged(statements, () => base.disagreements(false))).toContainEqual(
      expect.stringMatching(sentence),
    );
  });

  test.each([
    ["two rows swapped", [swap], /ban: rows 0 to 255 of batch \S+ do not give its root/],
    ["the form of the leaves", ["UPDATE batch SET leaf = 1"], /ban: rows 0 to 255 of batch/],
  ])("with the roots: %s", async (_, statements, sentence) => {
    expect(await base.damaged(statements, () => base.disagreements())).toContainEqual(expect.stringMatching(sentence));
  });
});
