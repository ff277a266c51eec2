import { expect, test } from "vitest";
import { begin } from "#lib/recounts/begin.ts";
import { list } from "#lib/recounts/list.ts";
import { publish } from "#lib/reports/publish.ts";
import { openReports } from "#testing/signedReports.ts";
import { recountNow } from "./proving.ts";

test("a recount that tampering stops in one part keeps what the others found, and tells the auditors", async () => {
  const { ground, people, owner, signed } = await openReports();
  await publish(ground, people.counsel, { id: await signed() });
  const tamper = async (sentence: string) => {
    const client = await owner.connect();
    try {
      await client.query("SET session_replication_role = replica");
      await client.query(sentence);
    } finally {
      client.release(true);
    }
  };
  const again = async () => {
    const { id } = await begin(ground, people.operator, { queued: false });
    await recountNow(ground, id);
    const [newest] = await list(ground, people.auditor, {});
    expect(newest).toMatchObject({ id, state: "done" });
    return newest?.disagreements ?? [];
  };
  expect(await again()).toEqual([]);
  await tamper("UPDATE grievance_batch_count SET lines = 'no JSON'");
  const found = await again();
  expect(found.filter((one) => one.startsWith("grievance_batch_count:"))).toEqual([
    expect.stringMatching(/the lines of batch \S+ do not give the digest/),
  ]);
  await tamper("UPDATE report SET content = 'no report', digest = sha256('no report')");
  const stopped = await again();
  expect(stopped[0]).toMatch(/^recount: published figures could not be counted again: ./);
  expect(stopped.slice(1)).toEqual([expect.stringMatching(/^grievance_batch_count: the lines of batch/)]);
  const told = await owner.query("SELECT count(*)::int AS n FROM notification WHERE kind = 'recount-disagrees'");
  expect(told.rows[0].n).toBe(2);
});
