import { beforeAll, describe, expect, test } from "vitest";
import { found } from "#lib/register/found.ts";
import { importRequests } from "#lib/requests/importRequests.ts";
import { type TestDatabase, testDatabase } from "#testing/database.ts";
import { shared } from "#testing/shared.ts";
import { githubRequests, publishedLines } from "./github.ts";

const folder = shared("data/github-transparency");

describe.skipIf(folder === null)("a company's published legal-request figures (needs ../shared)", () => {
  let base: TestDatabase;
  const said: string[] = [];
  beforeAll(async () => {
    base = await testDatabase();
    await found(base.ground, base.people.operator, { preset: "standard" });
    const csv = githubRequests(folder ?? "");
    const summary = await importRequests(base.ground, base.people.operator, {
      source: "github",
      input: pieces(csv),
      batchRows: 700,
      onContradiction: (line, sentence) => line === null && said.push(sentence),
    });
    const rows = csv.trim().split("\r\n").length - 1;
    expect(summary).toMatchObject({ read: rows, imported: rows, duplicate: 0, rejected: 0, contradictory: 204 });
  });

  test("come out as they were printed, a year and type", async () => {
    const { rows } = await base.owner.query(`
      SELECT extract(year FROM received_at AT TIME ZONE 'UTC')::int AS year, instrument, count(*) FILTER (WHERE counted)::int AS received,
             count(*) FILTER (WHERE outcome IN ('granted', 'partial'))::int AS disclosed
        FROM legal_request WHERE imported GROUP BY 1, 2 ORDER BY 1, 2`);
    const published = publishedLines(folder ?? "")
      .map(({ year, instrument, received, disclosed }) => ({ year, instrument, received, disclosed }))
      .toSorted((one, other) => one.year - other.year || one.instrument.localeCompare(other.instrument));
    expect(
      rows.toSorted((one, other) => one.year - other.year || one.instrument.localeCompare(other.instrument)),
    ).toEqual(published);
  });

  test("the import says where they contradict themselves", () => {
    expect(said).toEqual([
      "2021, US-2703D: 170 disclosed, 94 received. The file contradicts itself; both numbers are kept.",
      "2021, US-SUBPOENA: 269 disclosed, 183 received. The file contradicts itself; both numbers are kept.",
      "2021, US-WARRANT: 64 disclosed, 22 received. The file contradicts itself; both numbers are kept.",
    ]);
  });
});

async function* pieces(text: string): AsyncIterable<Uint8Array> {
  for (let at = 0; at < text.length; at += 10_007) yield Buffer.from(text.slice(at, at + 10_007));
}
