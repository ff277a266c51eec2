import { beforeAll, describe, expect, test } from "vitest";
import { transaction } from "#lib/db/transaction.ts";
import { add } from "#lib/documents/add.ts";
import { list } from "#lib/documents/list.ts";
import { reveal } from "#lib/documents/reveal.ts";
import { inspectUpload } from "#lib/vault/inspect.ts";
import { attachDocument, keepDocument } from "#lib/vault/keep.ts";
import { png } from "#testing/documents.ts";
import { entriesOf } from "#testing/entries.ts";
import { outcome, outcomes } from "#testing/refused.ts";
import { type Desk, morning, openDesk } from "#testing/requests.ts";

let desk: Desk;
let id: string;
beforeAll(async () => {
  desk = await openDesk();
  ({ id } = await desk.request());
});

let count = 0;
/** A file that has not come before. */
const fresh = () => ({ fileName: `scan-${++count}.png`, bytes: png(`scan ${count}`) });

describe("documents.reveal", () => {
  let documentId: string;
  const file = fresh();
  beforeAll(async () => {
    documentId = (await add(desk.ground, desk.people.analyst, { id, kind: "order", file })).id;
  });

  test("does it", async () => {
    const { ground, people } = desk;
    const revealed = await reveal(ground, people.auditor, { id, documentId, reason: "audit-sample" });
    expect(revealed).toMatchObject({ fileName: file.fileName, mediaType: "image/png" });
    expect(revealed.bytes.equals(file.bytes)).toBe(true);
    const [entry] = await entriesOf(desk, `request:${id}`, "document.revealed");
    expect(entry).toMatchObject({
      actor: { id: people.auditor.id },
      data: { document: documentId, reason: "audit-sample" },
    });
    const listed = (await list(ground, people.analyst, { id })).find((one) => one.id === documentId);
    expect(listed?.seen).toEqual([{ at: morning, byName: "auditor", reason: "audit-sample" }]);
  });

  test("refuses without permission", async () => {
    const { ground, people } = desk;
    for (const actor of [people.administrator, people.officer, people.machine]) {
      expect(await outcome(reveal(ground, actor, { id, documentId, reason: "collect" }))).toBe("forbidden");
    }
  });

  test("refuses the wrong state", async () => {
    const { ground, people, owner } = desk;
    const other = (await desk.request()).id;
    const reason = "collect" as const;
    expect(await outcome(reveal(ground, people.analyst, { id: other, documentId, reason }))).toBe("not-found");
    const none = { id, documentId } as Parameters<typeof reveal>[2];
    expect(await outcome(reveal(ground, people.analyst, none))).toBe("invalid");
    const gone = await add(ground, people.analyst, { id: other, kind: "order", file: fresh() });
    await owner.query(
      "UPDATE document SET sealed = NULL, key_id = NULL WHERE id = (SELECT document_id FROM request_document WHERE id = $1)",
      [gone.id],
    );
    const destroyed = reveal(ground, people.analyst, { id: other, documentId: gone.id, reason });
    await expect(destroyed).rejects.toThrow(/was destroyed when its retention ended/);
  });

  test("two at once, one wins", async () => {
    // A look takes nothing from another look: both see it, and each is an entry of its own.
    const { ground, people } = desk;
    const before = (await entriesOf(desk, `request:${id}`, "document.revealed")).length;
    const look = { id, documentId, reason: "quality-review" } as const;
    const both = [people.analyst, people.counsel].map((actor) => reveal(ground, actor, look));
    expect(await outcomes(...both)).toEqual(["done", "done"]);
    expect(await entriesOf(desk, `request:${id}`, "document.revealed")).toHaveLength(before + 2);
  });
});

test("the database keeps a document as it came, and no malware", async () => {
  const { owner, ground, people } = desk;
  const bytes = png("stands");
  const documentId = await transaction(ground.database, "write", async (tx) => {
    const kept = await keepDocument(tx, ground.keys, morning, { bytes, ...inspectUpload(bytes, "a"), scan: "clean" });
    await attachDocument(tx, morning, people.analyst.id, {
      requestId: id,
      documentId: kept,
      kind: "evidence",
      fileName: "a",
    });
    return kept;
  });
  const change = (set: string) => owner.query(`UPDATE document SET ${set} WHERE id = $1`, [documentId]);
  await expect(change("sealed = '\\x00'")).rejects.toThrow(/not exchanged/);
  await expect(change("scan = 'infected'")).rejects.toThrow(/malware_is_not_kept/);
  await expect(change("sealed = NULL")).rejects.toThrow(/sealed_with_key|not exchanged/);
  const app = (work: string) => transaction(ground.database, "write", (tx) => tx.connection.query(work));
  for (const work of [
    "UPDATE document SET sha256 = sha256",
    "DELETE FROM document",
    "UPDATE request_document SET file_name = 'x'",
    "DELETE FROM request_document",
    "DELETE FROM received_mail",
  ]) {
    await expect(app(work)).rejects.toThrow(/permission denied/);
  }
});
