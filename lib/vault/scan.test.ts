import { createHash } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { createServer, type Server, type Socket } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, expect, test } from "vitest";
import { assertNotInfected, scan } from "#lib/vault/scan.ts";

const eicar = "X5O!P%@AP[4\\PZX54(P^)7CC)7}$EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*";
const open: (() => void)[] = [];
afterEach(() => {
  for (const close of open.splice(0)) close();
});

/** A daemon that speaks INSTREAM as clamd does: it reads command and chunks by their framing, and judges what it read. */
async function daemon(at: string | number, answer = judge): Promise<{ place: string; read: () => Buffer }> {
  let body: Buffer = Buffer.alloc(0);
  const server: Server = createServer((socket: Socket) => {
    let waiting = Buffer.alloc(0);
    socket.on("error", () => undefined);
    socket.on("data", (data) => {
      waiting = Buffer.concat([waiting, data]);
      const stream = framed(waiting);
      if (stream === null) return;
      body = stream;
      socket.end(answer(stream));
    });
  });
  await new Promise<void>((ready) =>
    typeof at === "string" ? server.listen(at, ready) : server.listen(at, "127.0.0.1", ready),
  );
  open.push(() => server.close());
  const address = server.address();
  const place = typeof address === "object" && address !== null ? `127.0.0.1:${address.port}` : String(address);
  return { place, read: () => body };
}

const judge = (body: Buffer): string =>
  body.includes(eicar) ? "stream: Eicar-Test-Signature FOUND\0" : "stream: OK\0";

/** The whole of a stream once its chunk of length nought is there. */
function framed(bytes: Buffer): Buffer | null {
  const command = "zINSTREAM\0";
  if (bytes.length < command.length) return null;
  expect(bytes.toString("latin1", 0, command.length)).toBe(command);
  const parts: Buffer[] = [];
  let at = command.length;
  while (at + 4 <= bytes.length) {
    const length = bytes.readUInt32BE(at);
    if (length === 0) return Buffer.concat(parts);
    if (at + 4 + length > bytes.length) return null;
    parts.push(bytes.subarray(at + 4, at + 4 + length));
    at += 4 + length;
  }
  return null;
}

test("asks a daemon over TCP, and sends all of it", async () => {
  const { place, read } = await daemon(0);
  const bytes = Buffer.alloc(3_000_001, 7);
  expect(await scan(bytes, undefined, { CLAMD: place })).toBe("clean");
  expect(read().equals(bytes)).toBe(true);
  expect(await scan(Buffer.from(`text ${eicar}`), undefined, { CLAMD: place })).toBe("infected");
});

test("asks a daemon over its socket", async () => {
  const folder = mkdtempSync(join(tmpdir(), "clamd-"));
  open.push(() => rmSync(folder, { recursive: true, force: true }));
  const { place } = await daemon(join(folder, "clamd.sock"));
  expect(await scan(Buffer.from("x"), undefined, { CLAMD: place })).toBe("clean");
});

test("says honestly that it is unscanned, and why, where nobody can say", async () => {
  const notes: unknown[] = [];
  const journal = { note: (...note: unknown[]) => void notes.push(note), fault: () => undefined };
  expect(await scan(Buffer.from("x"), journal, {})).toBe("unscanned");
  expect(notes).toEqual([]);
  const limit = await daemon(0, () => "INSTREAM size limit exceeded. ERROR\0");
  expect(await scan(Buffer.from("x"), journal, { CLAMD: limit.place })).toBe("unscanned");
  const silent = await daemon(0, () => "");
  expect(await scan(Buffer.from("x"), journal, { CLAMD: silent.place })).toBe("unscanned");
  for (const place of ["127.0.0.1:1", "/nowhere/clamd.sock", "nonsense", "host:port"]) {
    expect(await scan(Buffer.from("x"), journal, { CLAMD: place })).toBe("unscanned");
  }
  expect(notes).toHaveLength(6);
  expect(notes[0]).toEqual(["scan", { outcome: "error", answer: "INSTREAM size limit exceeded. ERROR" }]);
  expect(notes[1]).toEqual(["scan", { outcome: "unreachable", reason: "it hung up without an answer" }]);
});

test("an infected document is refused in a sentence", () => {
  const sha256 = createHash("sha256").update("x").digest();
  const document = { fileName: "order.pdf", sha256, size: 1 };
  expect(() => assertNotInfected("unscanned", document)).not.toThrow();
  expect(() => assertNotInfected("infected", document)).toThrow(/“order\.pdf” holds malware .* so it was not kept/);
});
