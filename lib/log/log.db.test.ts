import { beforeAll, describe, expect, test } from "vitest";
import { parseVerifier } from "#lib/audit/note.ts";
import { openProof, parseProof } from "#lib/audit/proof.ts";
import { sequenceAll } from "#lib/audit/sequence.ts";
import { logSigner } from "#lib/audit/signer.ts";
import { newId } from "#lib/db/id.ts";
import { conclude } from "#lib/log/conclude.ts";
import { entryList } from "#lib/log/entryList.ts";
import { one } from "#lib/log/one.ts";
import { prove } from "#lib/log/prove.ts";
import { verifications } from "#lib/log/verifications.ts";
import { verify } from "#lib/log/verify.ts";
import { type DamagedLog, damagedLog } from "#testing/log.ts";
import { outcome, outcomes } from "#testing/refused.ts";

let log: DamagedLog;
beforeAll(async () => {
  log = await damagedLog();
  for (const count of [60, 60]) {
    await log.write(count);
    await log.sign();
  }
});

/** Nobody else may: what is under way is finished, so that another can begin. */
const begin = async () => {
  const open = await log.owner.query("SELECT id FROM log_verification WHERE finished_at IS NULL");
  for (const { id } of open.rows) await conclude(log.ground, log.people.operator, { id });
  return verify(log.ground, log.people.auditor, {});
};
const others = () => [
  log.people.analyst,
  log.people.counsel,
  log.people.administrator,
  log.people.officer,
  log.people.machine,
];
const entriesOf = async (subject: string) =>
  (await entryList(log.ground, log.people.auditor, { subject })).rows.map(({ action }) => action);

describe("log.verify", () => {
  test("does it", async () => {
    const { id } = await begin();
    const [newest] = await verifications(log.ground, log.people.auditor, {});
    expect(newest).toMatchObject({ id, state: "waiting", requestedByName: "auditor", code: null });
    const jobs = await log.owner.query("SELECT key FROM graphile_worker.jobs WHERE key = $1", [`verify-log:${id}`]);
    expect(jobs.rows).toHaveLength(1);
    expect(await entriesOf(`verification:${id}`)).toEqual(["verification.requested"]);
  });

  test("refuses without permission", async () => {
    for (const actor of others()) expect(await outcome(verify(log.ground, actor, {}))).toBe("forbidden");
  });

  test("refuses the wrong state", async () => {
    await begin();
    expect(await outcome(verify(log.ground, log.people.auditor, {}))).toBe("conflict");
    log.setNow(new Date(Date.now() + 121_000));
    const [lost] = await verifications(log.ground, log.people.auditor, {});
    expect(lost?.state).toBe("lost");
    expect(await outcome(verify(log.ground, log.people.auditor, {}))).toBe("done");
    log.setNow(null);
  });

  test("two at once, one wins", async () => {
    await begin();
    const open = await log.owner.query("SELECT id FROM log_verification WHERE finished_at IS NULL");
    for (const { id } of open.rows) await conclude(log.ground, log.people.operator, { id });
    const { auditor } = log.people;
    expect(await outcomes(verify(log.ground, auditor, {}), verify(log.ground, auditor, {}))).toEqual([
      "conflict",
      "done",
    ]);
  });
});

describe("log.conclude", () => {
  test("does it", async () => {
    const { id } = await begin();
    await sequenceAll(log.ground);
    expect(await conclude(log.ground, log.people.operator, { id })).toEqual({ id, code: "sound" });
    const [newest] = await verifications(log.ground, log.people.auditor, {});
    expect(newest).toMatchObject({ id, state: "done", code: "sound", fault: null });
    expect(newest?.sentence).toMatch(/^The log is sound: \d+ entries under/);
    expect(await entriesOf(`verification:${id}`)).toEqual(["log.verified", "verification.requested"]);
  });

  test("names what was altered, in the run and in the log", async () => {
    await sequenceAll(log.ground);
    await log.keep();
    const id = await log.entryAt(30);
    await log.attack("UPDATE log_entry SET subject = 'test:other' WHERE id = $1", [id]);
    const run = await begin();
    await conclude(log.ground, log.people.operator, run);
    const [newest] = await verifications(log.ground, log.people.auditor, {});
    expect(newest).toMatchObject({ code: "record-columns", fault: { table: "log_entry", id, leafIndex: 30 } });
    expect(newest?.sentence).toContain(`(log_entry ${id}, leaf 30)`);
    const [said] = (
      await log.owner.query("SELECT bytes FROM log_entry WHERE action = 'log.verified' ORDER BY id DESC LIMIT 1")
    ).rows;
    expect(JSON.parse(String(said.bytes)).data).toMatchObject({
      code: "record-columns",
      table: "log_entry",
      record: id,
      leaf: 30,
    });
    await log.attack("UPDATE log_entry SET subject = (convert_from(bytes, 'UTF8')::json)->>'subject' WHERE id = $1", [
      id,
    ]);
  });

  test("refuses without permission", async () => {
    for (const actor of others()) expect(await outcome(conclude(log.ground, actor, { id: newId() }))).toBe("forbidden");
  });

  test("refuses the wrong state", async () => {
    const run = await begin();
    await conclude(log.ground, log.people.operator, run);
    expect(await outcome(conclude(log.ground, log.people.operator, run))).toBe("not-found");
    expect(await outcome(conclude(log.ground, log.people.operator, { id: newId() }))).toBe("not-found");
  });

  test("two at once, one wins", async () => {
    const run = await begin();
    const { operator } = log.people;
    expect(await outcomes(conclude(log.ground, operator, run), conclude(log.ground, operator, run))).toContain("done");
    expect((await entriesOf(`verification:${run.id}`)).filter((action) => action === "log.verified")).toHaveLength(1);
  });
});

describe("log.entryList", () => {
  const list = (given: Parameters<typeof entryList>[2]) => entryList(log.ground, log.people.auditor, given);

  test("does it: pages there and back, without a gap", async () => {
    const all: string[] = [];
    let page = await list({ action: "test" });
    for (;;) {
      all.push(...page.rows.map(({ id }) => id));
      if (page.older === null) break;
      page = await list({ action: "test", after: page.older });
    }
    const { rows } = await log.owner.query(
      "SELECT id FROM log_entry WHERE action = 'test.done' ORDER BY at DESC, id DESC",
    );
    expect(all).toEqual(rows.map(({ id }) => id));
    while (page.newer !== null) page = await list({ action: "test", before: page.newer });
    expect(page.rows.map(({ id }) => id)).toEqual(all.slice(0, page.rows.length));
  });

  test("narrows by actor, action, subject and day", async () => {
    await begin();
    const named = await list({ actor: "Audit", action: "verification.requested" });
    expect(named.rows[0]).toMatchObject({ actorName: "auditor", actorRole: "auditor", actorKind: "person" });
    expect((await list({ actor: "operator", action: "verification" })).rows).toEqual([]);
    expect((await list({ subject: "test:7" })).rows).toHaveLength(1);
    const today = new Date().toISOString().slice(0, 10);
    expect((await list({ from: today, to: today })).rows.length).toBeGreaterThan(0);
    expect((await list({ to: "2020-01-01" })).rows).toEqual([]);
    expect((await list({ actor: "100%" })).rows).toEqual([]);
    expect(await outcome(list({ after: "x" }))).toBe("invalid");
  });
});

describe("log.one and log.prove", () => {
  test("do it: the proof is the entry's, and opens with the key alone", async () => {
    await sequenceAll(log.ground);
    const verifier = parseVerifier(logSigner(log.ground.keys).verifier);
    const { entry, text, proof } = await prove(log.ground, log.people.auditor, { subject: "test:42" });
    expect(entry).toMatchObject({ subject: "test:42", data: { written: 42 } });
    const extra = parseProof(proof.file).extra ?? Buffer.alloc(0);
    expect(extra.toString("utf8")).toBe(text);
    expect(openProof(proof.file, extra, verifier)).toMatchObject({ index: proof.leafIndex, size: proof.treeSize });
    expect(await one(log.ground, log.people.auditor, { id: entry.id })).toMatchObject({
      entry,
      proof: { holds: true },
    });
    const byLeaf = await one(log.ground, log.people.auditor, { id: String(proof.leafIndex) });
    expect(byLeaf.entry.id).toBe(entry.id);
    expect(await outcome(one(log.ground, log.people.auditor, { id: "999999999" }))).toBe("not-found");
  });

  test("an entry that waits has no proof yet; one that was altered has one that does not hold", async () => {
    await log.write(1);
    const [waiting] = (await entryList(log.ground, log.people.auditor, { action: "test.done" })).rows;
    expect(waiting?.leafIndex).toBeNull();
    expect(await one(log.ground, log.people.auditor, { id: waiting?.id ?? "" })).toMatchObject({ proof: null });
    expect(await outcome(prove(log.ground, log.people.auditor, { subject: waiting?.subject ?? "" }))).toBe("conflict");
    expect(await outcome(prove(log.ground, log.people.auditor, { subject: "test:none" }))).toBe("not-found");
    await sequenceAll(log.ground);
    const id = waiting?.id ?? "";
    await log.attack(
      "UPDATE log_entry SET bytes = convert_to(replace(convert_from(bytes, 'UTF8'), 'operator', 'operatar'), 'UTF8') WHERE id = $1",
      [id],
    );
    expect(await one(log.ground, log.people.auditor, { id })).toMatchObject({ proof: { holds: false } });
  });
});
