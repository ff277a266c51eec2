import { beforeAll, expect, test } from "vitest";
import { transaction } from "#lib/db/transaction.ts";
import { inspectUpload } from "#lib/vault/inspect.ts";
import { attachDocument, keepDocument, openDocument } from "#lib/vault/keep.ts";
import { png } from "#testing/documents.ts";
import { type Desk, morning, openDesk } from "#testing/requests.ts";

let desk: Desk;
beforeAll(async () => {
  desk = await openDesk();
});

const keep = (bytes: Buffer, scan: "unscanned" | "clean" | "infected" = "unscanned") =>
  transaction(desk.ground.database, "write", (tx) =>
    keepDocument(tx, desk.ground.keys, morning, { bytes, ...inspectUpload(bytes, "a.png"), scan }),
  );
const read = (id: string) => transaction(desk.ground.database, "read", (tx) => openDocument(tx, desk.ground.keys, id));

test("the same bytes land once, sealed, however many come at once", async () => {
  const bytes = png("the same");
  const ids = await Promise.all(Array.from({ length: 8 }, () => keep(bytes)));
  expect(new Set(ids).size).toBe(1);
  const id = ids[0] ?? "";
  const { rows } = await desk.owner.query("SELECT sealed, scan FROM document WHERE id = $1", [id]);
  expect(rows).toHaveLength(1);
  expect(rows[0].sealed.includes("the same")).toBe(false);
  expect((await read(id)).equals(bytes)).toBe(true);
});

test("a scan that says more is kept, one that says less changes nothing", async () => {
  const bytes = png("scanned");
  const id = await keep(bytes);
  const state = async () =>
    (await desk.owner.query("SELECT scan, scanned_at FROM document WHERE id = $1", [id])).rows[0];
  expect(await state()).toEqual({ scan: "unscanned", scanned_at: null });
  await keep(bytes, "clean");
  await keep(bytes);
  expect(await state()).toEqual({ scan: "clean", scanned_at: morning });
  await expect(keep(png("bad"), "infected")).rejects.toThrow(/malware/);
});

test("what retention destroyed cannot be opened, and is sealed anew when it comes again", async () => {
  const bytes = png("destroyed");
  const id = await keep(bytes);
  await desk.owner.query("UPDATE document SET sealed = NULL, key_id = NULL WHERE id = $1", [id]);
  await expect(read(id)).rejects.toThrow(/was destroyed when its retention ended/);
  expect(await keep(bytes)).toBe(id);
  expect((await read(id)).equals(bytes)).toBe(true);
});

test("a document lies at a request once, whoever lays it there", async () => {
  const { id: requestId } = await desk.request();
  const documentId = await keep(png("laid"));
  const lay = (fileName: string) =>
    transaction(desk.ground.database, "write", (tx) =>
      attachDocument(tx, morning, desk.people.analyst.id, { requestId, documentId, kind: "order", fileName }),
    );
  const [one, other] = await Promise.all([lay("a.png"), lay("b.png")]);
  expect(one.id).toBe(other.id);
  expect([one.isNew, other.isNew].sort()).toEqual([false, true]);
});
