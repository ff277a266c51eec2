import { beforeAll, describe, expect, test } from "vitest";
import { leafHash } from "#lib/audit/hash.ts";
import { rootOf } from "#lib/audit/merkle.ts";
import { canonicalJson } from "#lib/json.ts";
import { type Desk, openDesk, race } from "#testing/requests.ts";
import { openCase } from "./case.ts";
import { importBatch } from "./importBatch.ts";
import { importRequests, type RequestSummary } from "./importRequests.ts";
import { lookUp } from "./lookUp.ts";
import { notify } from "./notify.ts";
import { readPastRequest } from "./pastRequest.ts";

let desk: Desk;
beforeAll(async () => {
  desk = await openDesk();
});

const header =
  "reference,received_at,country,authority,instrument,outcome,emergency,targets,fields,fields_produced,accounts,accounts_produced,decided_at,note,ticket\n";
const row = (reference: string, rest = "granted,,,,,,,,,") =>
  `${reference},2022-03-04,IN,"Cyber Cell, Delhi",IN-3-1-J,${rest}\n`;
type Told = RequestSummary & { faults: [number, string][]; said: [number | null, string][] };

async function load(text: string | Uint8Array): Promise<Told> {
  const faults: [number, string][] = [];
  const said: [number | null, string][] = [];
  const summary = await importRequests(desk.ground, desk.people.operator, {
    source: "past-years",
    input: once(Buffer.from(text)),
    batchRows: 3,
    onFault: (line, reason) => faults.push([line, reason]),
    onContradiction: (line, sentence) => said.push([line, sentence]),
  });
  return { ...summary, faults, said };
}
async function* once(bytes: Uint8Array): AsyncIterable<Uint8Array> {
  yield bytes;
}
const past = (reference: string) => {
  const cells = {
    reference,
    received_at: "2021-01-02T03:04:05+05:30",
    country: "IN",
    authority: "Registry",
    instrument: "IN-3-1-J",
    outcome: "refused",
  };
  const read = readPastRequest(2, cells, desk.ground.now());
  if (typeof read === "string") throw new Error(read);
  return read;
};

describe("requests.import", () => {
  test("does it", async () => {
    const full =
      'partial,false,+919810000001;someone@example.in,account-created;name,account-created,,1,2022-03-08T10:00:00Z,"By post,\nlate",T-9';
    const told = await load(
      `\uFEFF${header}${row("A-1", full)}${row("A-2")}${row("A-3", "withdrawn,,,,,,,,,")}${row("A-4")}`,
    );
    expect(told).toMatchObject({ read: 4, imported: 4, duplicate: 0, rejected: 0, contradictory: 0 });
    const found = await lookUp(desk.ground, desk.people.analyst, {
      identifier: "+91 98100 00001",
      reason: "check-target",
    });
    const one = await openCase(desk.ground, desk.people.auditor, { id: found.matches[0]?.id ?? "" });
    expect(one).toMatchObject({
      request: { reference: "A-1", state: "closed", outcome: "partial", imported: true, accounts: 2 },
      extra: { ticket: "T-9" },
      note: "By post,\nlate",
      clocks: null,
      history: [{ action: "batch.received", data: { kind: "requests", rows: 3 } }],
    });
    expect(one.fields.map(({ key, finding, granted }) => [key, finding, granted])).toEqual([
      ["account-created", null, true],
      ["name", null, false],
    ]);
    await expect(notify(desk.ground, desk.people.analyst, { id: one.request.id, version: 1 })).rejects.toThrow(
      "imported from a past year",
    );
  });
  test("the batch's root is that of its statistic rows, and they hold no identifier", async () => {
    const { rows: batches } = await desk.owner.query("SELECT id, root FROM batch WHERE kind = 'requests'");
    expect(batches).toHaveLength(2);
    for (const { id, root } of batches) {
      const { rows } = await desk.owner.query(
        "SELECT statistic FROM legal_request WHERE batch_id = $1 ORDER BY batch_row",
        [id],
      );
      const leaves = rows.map(({ statistic }) => leafHash(Buffer.from(canonicalJson(statistic))));
      expect(rootOf(Buffer.concat(leaves)).equals(root)).toBe(true);
      expect(JSON.stringify(rows)).not.toMatch(/9810000001|someone|Cyber|A-1/);
    }
  });
  test("what arrives twice lands once, also within one file", async () => {
    const told = await load(`${header}${row("A-1")}${row("A-2")}${row("B-1")}${row("B-1")}`);
    expect(told).toMatchObject({ read: 4, imported: 1, duplicate: 3 });
    expect(await load(`${header}${row("B-1")}`)).toMatchObject({ imported: 0, duplicate: 1 });
  });
  test("a faulty row costs that row, with its line and one sentence", async () => {
    const rows = [
      row("C-1").replace("IN-3-1-J", "IN-42"),
      row("C-2", "granted,,,shoe-size,,,,,,"),
      row("C-3").replace("2022-03-04", "2022-02-30"),
      "C-4,only,three\n",
      row("C-5", "granted,perhaps,,,,,,,,"),
      row("C-6").replace("IN,", "in,"),
      row("C-7", "granted,,,,,-1,,,,"),
      row("C-8").replace("IN-3-1-J", "US-NSL"),
      row("C-9", "lost,,,,,,,,,"),
      '"never closed\n',
      row("C-10"),
    ];
    const told = await load(header + rows.join(""));
    expect(told).toMatchObject({ read: 11, imported: 1, rejected: 10 });
    expect(told.faults.toSorted(([one], [other]) => one - other)).toEqual([
      [2, "The instrument “IN-42” is not known."],
      [3, "The register has no field “shoe-size”."],
      [4, expect.stringContaining("received_at must be a day or a time")],
      [5, "The row has 3 cells where the header has 15."],
      [6, "emergency must be true or false."],
      [7, expect.stringContaining("“in” is not a code of ISO 3166-1")],
      [8, expect.stringContaining("accounts must be a whole number")],
      [9, expect.stringContaining("general counsel in person")],
      [10, expect.stringContaining("“lost” is not known; use one of")],
      [11, expect.stringContaining("does not end")],
    ]);
  });
  test("a row that contradicts itself is told and kept", async () => {
    const told = await load(
      header + row("D-1", "refused,,,,name,1,2,2022-03-01,,") + row("D-2", "granted,,+911;+912,,,5,,,,"),
    );
    expect(told).toMatchObject({ imported: 2, contradictory: 2 });
    expect(told.said).toEqual([
      [2, "Decided before it was received."],
      [2, "More accounts produced than asked for."],
      [2, "The outcome is refused, and data were produced."],
      [3, "The number of accounts is not that of the targets."],
    ]);
    const { rows } = await desk.owner.query("SELECT contradictions FROM legal_request WHERE reference = 'D-1'");
    expect(rows[0].contradictions).toHaveLength(3);
  });
  test("a file that cannot be read is one sentence, and nothing is imported", async () => {
    await expect(load(Buffer.from(header, "utf16le"))).rejects.toThrow("UTF-16. Nothing was imported");
    await expect(load("a,b\n1,2\n")).rejects.toThrow("lacks the column reference");
    await expect(load("")).rejects.toThrow("The file is empty");
    const latin1 = await load(Buffer.from(`${header}${row("E-1").replace("Delhi", "Köln")}${row("E-2")}`, "latin1"));
    expect(latin1).toMatchObject({ imported: 1, faults: [[2, expect.stringContaining("not UTF-8")]] });
  });
  test("refuses without permission", async () => {
    await expect(
      importBatch(desk.ground, desk.people.counsel, { source: "x", rows: [past("F-1")] }),
    ).rejects.toMatchObject({ code: "forbidden" });
  });
  test("refuses the wrong state", async () => {
    await expect(importBatch(desk.ground, desk.people.operator, { source: "x", rows: [] })).rejects.toMatchObject({
      code: "invalid",
    });
    const raw = desk.owner.query("UPDATE legal_request SET state = 'received' WHERE imported");
    await expect(raw).rejects.toThrow("request_import_settled");
  });
  test("two at once, one wins", async () => {
    const rows = [past("G-1"), past("G-2")];
    const send = () => importBatch(desk.ground, desk.people.operator, { source: "past-years", rows });
    expect(await race([send, send])).toEqual({ won: 2, conflicts: [] });
    const { rows: kept } = await desk.owner.query(
      "SELECT count(*)::int AS n FROM legal_request WHERE reference LIKE 'G-%'",
    );
    expect(kept[0].n).toBe(2);
  });
});
