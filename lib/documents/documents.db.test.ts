import { createServer } from "node:net";
import { afterEach, beforeAll, describe, expect, test } from "vitest";
import { add } from "#lib/documents/add.ts";
import { list } from "#lib/documents/list.ts";
import { importRequests } from "#lib/requests/importRequests.ts";
import { inspectUpload } from "#lib/vault/inspect.ts";
import { pieces } from "#testing/bans.ts";
import { pdf, plainPdf, png, zip } from "#testing/documents.ts";
import { entriesOf } from "#testing/entries.ts";
import { outcome, outcomes } from "#testing/refused.ts";
import { type Desk, morning, openDesk } from "#testing/requests.ts";

let desk: Desk;
let id: string;
beforeAll(async () => {
  desk = await openDesk();
  ({ id } = await desk.request());
});
afterEach(() => {
  delete process.env.CLAMD;
});

let count = 0;
/** A file that has not come before. */
const fresh = () => ({ fileName: `scan-${++count}.png`, bytes: png(`scan ${count}`) });

describe("documents.add", () => {
  test("does it", async () => {
    const { ground, people } = desk;
    const bytes = plainPdf({ catalogue: "/OpenAction [3 0 R /Fit]" });
    const file = { fileName: "C:\\scans\\ord\u202eer.pdf", bytes };
    const { id: documentId } = await add(ground, people.analyst, { id, kind: "order", file });
    const [listed] = await list(ground, people.auditor, { id });
    expect(listed).toMatchObject({
      ...{ id: documentId, kind: "order", fileName: "order.pdf", mediaType: "application/pdf", size: bytes.length },
      ...{
        scan: "unscanned",
        flags: ["open-action", "name-changed"],
        mail: null,
        destroyed: false,
        elsewhere: 0,
        seen: [],
      },
      ...{ addedByName: "analyst", addedAt: morning },
    });
    const [entry] = await entriesOf(desk, `request:${id}`, "document.added");
    expect(entry?.data).toMatchObject({
      document: documentId,
      kind: "order",
      sha256: listed?.sha256,
      scan: "unscanned",
    });
    const { rows } = await desk.owner.query("SELECT sealed FROM document WHERE encode(sha256, 'hex') = $1", [
      listed?.sha256,
    ]);
    expect(rows[0].sealed.includes("%PDF")).toBe(false);
  });

  test("refuses without permission", async () => {
    const { ground, people } = desk;
    for (const actor of [people.auditor, people.administrator, people.officer, people.machine]) {
      expect(await outcome(add(ground, actor, { id, kind: "order", file: fresh() }))).toBe("forbidden");
    }
  });

  test("refuses the wrong state", async () => {
    const { ground, people, owner } = desk;
    const encrypted = { fileName: "a.pdf", bytes: await pdf("x", { userPassword: "x" }) };
    await expect(add(ground, people.analyst, { id, kind: "order", file: encrypted })).rejects.toThrow(/is encrypted/);
    const archive = { fileName: "a.pdf", bytes: zip("a.txt", "x") };
    await expect(add(ground, people.analyst, { id, kind: "order", file: archive })).rejects.toThrow(/a ZIP archive/);
    const large = { fileName: "a.pdf", bytes: new Uint8Array(200 * 1024 * 1024) };
    await expect(add(ground, people.analyst, { id, kind: "order", file: large })).rejects.toThrow(/larger than 20 MB/);
    const nowhere = "01900000-0000-7000-8000-000000000000";
    expect(await outcome(add(ground, people.analyst, { id: nowhere, kind: "order", file: fresh() }))).toBe("not-found");
    const csv =
      "reference,received_at,country,authority,instrument,outcome\nPast-1,2022-03-04,IN,Cyber Cell,IN-3-1-J,no-data\n";
    await importRequests(ground, people.operator, { source: "past-years", input: pieces(csv) });
    const { rows } = await owner.query("SELECT id FROM legal_request WHERE imported");
    expect(await outcome(add(ground, people.analyst, { id: rows[0].id, kind: "order", file: fresh() }))).toBe(
      "conflict",
    );
  });

  test("two at once, one wins", async () => {
    const { ground, people } = desk;
    const file = fresh();
    const both = [people.analyst, people.counsel].map((actor) => add(ground, actor, { id, kind: "evidence", file }));
    expect(await outcomes(...both)).toEqual(["conflict", "done"]);
  });

  test("keeps the hash of malware in the log, and nothing of it anywhere else", async () => {
    const { ground, people, owner } = desk;
    const server = createServer((socket) => {
      socket.on("error", () => undefined);
      socket.on("data", (data) => {
        if (data.subarray(-4).equals(Buffer.alloc(4))) socket.end("stream: Win.Test.EICAR_HDB-1 FOUND\0");
      });
    });
    await new Promise<void>((ready) => server.listen(0, "127.0.0.1", ready));
    const address = server.address();
    process.env.CLAMD = `127.0.0.1:${typeof address === "object" ? address?.port : ""}`;
    const file = fresh();
    await expect(add(ground, people.analyst, { id, kind: "order", file })).rejects.toThrow(/holds malware/);
    server.close();
    const sha256 = inspectUpload(file.bytes, file.fileName).sha256.toString("hex");
    const [entry] = await entriesOf(desk, `document:${sha256}`, "document.refused");
    expect(entry).toMatchObject({
      actor: { id: people.analyst.id },
      data: { reason: "infected", size: file.bytes.length },
    });
    const { rows } = await owner.query("SELECT id FROM document WHERE encode(sha256, 'hex') = $1", [sha256]);
    expect(rows).toEqual([]);
  });

  test("says where else the same bytes lie", async () => {
    const { ground, people } = desk;
    const file = fresh();
    const other = (await desk.request()).id;
    await add(ground, people.analyst, { id, kind: "order", file });
    await add(ground, people.analyst, { id: other, kind: "order", file });
    expect((await list(ground, people.analyst, { id: other }))[0]).toMatchObject({ elsewhere: 1 });
  });
});
