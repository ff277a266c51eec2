import { createHash } from "node:crypto";
import { deflateSync, gzipSync } from "node:zlib";
import { describe, expect, test } from "vitest";
import { Refusal } from "#lib/refusal.ts";
import { inspectUpload, type UploadDoor } from "#lib/vault/inspect.ts";
import { documentBytesMax } from "#lib/vault/limit.ts";
import { jpeg, pdf, plainPdf, png, streamedPdf, tiff, zip } from "#testing/documents.ts";

const refusal = (bytes: Uint8Array, name = "order.pdf", door?: UploadDoor): string => {
  try {
    inspectUpload(bytes, name, door);
  } catch (error) {
    if (error instanceof Refusal) return error.message;
    throw error;
  }
  throw new Error("it was taken");
};
const latin1 = (text: string) => Buffer.from(text, "latin1");
const mail = latin1("Return-Path: <a@example.org>\r\nSubject: Order\r\nFrom: a@example.org\r\n\r\nHello\r\n");

describe("what is taken", () => {
  test("is known by its bytes, whatever it is called", async () => {
    const order = await pdf("An order");
    expect(inspectUpload(order, "order.pdf")).toEqual({
      mediaType: "application/pdf",
      fileName: "order.pdf",
      sha256: createHash("sha256").update(order).digest(),
      size: order.length,
      flags: [],
    });
    expect(inspectUpload(order, "holiday.png")).toMatchObject({
      mediaType: "application/pdf",
      flags: ["ending-differs"],
    });
    expect(inspectUpload(plainPdf(), "a.pdf")).toMatchObject({ mediaType: "application/pdf", flags: [] });
    expect(inspectUpload(streamedPdf(), "a.pdf")).toMatchObject({ mediaType: "application/pdf", flags: [] });
    expect(inspectUpload(png("a scan"), "a.PNG")).toMatchObject({ mediaType: "image/png", flags: [] });
    expect(inspectUpload(jpeg(), "a.jpg")).toMatchObject({ mediaType: "image/jpeg", flags: [] });
    expect(inspectUpload(tiff(), "a.tif")).toMatchObject({ mediaType: "image/tiff", flags: [] });
  });

  test("is mail at the staff's door only, and data where data are taken", () => {
    expect(inspectUpload(mail, "a.eml", "mail")).toMatchObject({ mediaType: "message/rfc822", flags: [] });
    expect(refusal(mail, "a.eml")).toBe(
      "“a.eml” is an e-mail, so it was not kept. An e-mail is taken in by the staff; send the documents in it.",
    );
    expect(inspectUpload(latin1('{"a":1}'), "a.json", "data")).toMatchObject({ mediaType: "application/json" });
    expect(refusal(latin1('{"a":1}'), "a.json")).toMatch(/none of the kinds/);
    expect(refusal(latin1("{".repeat(100_000)), "a.json", "data")).toMatch(/none of the kinds/);
  });

  test("is read where it lies in a larger buffer", () => {
    const around = Buffer.concat([Buffer.alloc(7), png(), Buffer.alloc(9)]);
    expect(inspectUpload(new Uint8Array(around.buffer, around.byteOffset + 7, png().length), "a.png").size).toBe(
      png().length,
    );
  });
});

describe("what is not taken is named", () => {
  test.each([
    ["a ZIP archive", zip("order.pdf", "%PDF-1.7")],
    ["an Office document", zip("word/document.xml", "<w/>")],
    ["a gzip archive", gzipSync("%PDF-1.7")],
    ["a 7z archive", latin1("7z\xbc\xaf\x27\x1c\0\x04")],
    ["a RAR archive", latin1("Rar!\x1a\x07\x01\0")],
    ["a Windows program", latin1("MZ\x90\0")],
    ["a Linux program", latin1("\x7fELF\x02")],
    ["an HTML page", latin1("\n<!DOCTYPE html><title>x</title>")],
    ["an HTML page", Buffer.from("\ufeff<html><script>1</script>", "utf16le")],
    ["an SVG drawing", latin1('<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"/>')],
    ["an old Office document or Outlook message", latin1("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1")],
    ["a HEIC picture", latin1("\0\0\0\x18ftypheic")],
  ])("%s", (words, bytes) => {
    expect(refusal(bytes)).toMatch(
      new RegExp(`^“order\\.pdf” is ${words}, whatever its name says, so it was not kept\\. `),
    );
  });

  test("nothing, and too much", () => {
    expect(refusal(Buffer.alloc(0))).toBe("“order.pdf” is empty, so it was not kept. Choose the file again.");
    expect(refusal(Buffer.alloc(documentBytesMax + 1))).toMatch(/is larger than 20 MB, so it was not kept/);
  });
});

describe("a PDF", () => {
  test("that is encrypted is refused, however it says so", async () => {
    const sentence = /is a PDF that is encrypted, so it was not kept\. Print it to an unprotected PDF/;
    expect(refusal(await pdf("secret", { userPassword: "x" }))).toMatch(sentence);
    expect(refusal(await pdf("secret", { ownerPassword: "x", pdfVersion: "1.7ext3" }))).toMatch(sentence);
    expect(refusal(plainPdf({ trailer: "/Encrypt 9 0 R" }))).toMatch(sentence);
    expect(refusal(plainPdf({ trailer: "/#45ncr#79pt 9 0 R" }))).toMatch(sentence);
    expect(refusal(streamedPdf({ trailer: "/Encrypt 9 0 R" }))).toMatch(sentence);
    const first = plainPdf({ trailer: "/Encrypt 9 0 R" });
    const xref = first.lastIndexOf("xref\n0");
    const later = `xref\n0 0\ntrailer\n<< /Size 3 /Root 1 0 R /Prev ${xref} >>\nstartxref\n${first.length}\n%%EOF\n`;
    expect(refusal(Buffer.concat([first, latin1(later)]))).toMatch(sentence);
  });

  test("that only speaks of encryption is taken", () => {
    expect(
      inspectUpload(plainPdf({ trailer: "/Info (says /Encrypt \\) 1) /ID [</Encrypt>] % /Encrypt" + "\n" }), "a.pdf")
        .flags,
    ).toEqual([]);
    expect(inspectUpload(plainPdf({ trailer: "/Other << /Encrypt 1 0 R >>" }), "a.pdf").flags).toEqual([]);
  });

  test("that is damaged or cut off is refused", async () => {
    const sentence = /is a PDF that is damaged or cut off, so it was not kept\. Open it, print it to a new PDF/;
    const whole = await pdf("An order");
    expect(refusal(whole.subarray(0, whole.length / 2))).toMatch(sentence);
    expect(refusal(latin1("%PDF-1.7\n"))).toMatch(sentence);
    expect(refusal(latin1("%PDF-1.7\nstartxref\n0\n%%EOF"))).toMatch(sentence);
    expect(refusal(latin1("%PDF-1.7\nstartxref\n99999\n%%EOF"))).toMatch(sentence);
    expect(refusal(latin1(whole.toString("latin1").replaceAll("trailer", "tr"))), "no trailer").toMatch(sentence);
    const loop = plainPdf();
    expect(inspectUpload(plainPdf({ trailer: `/Prev ${loop.lastIndexOf("xref\n0")}` }), "loop.pdf").flags).toEqual([]);
  });

  test("that acts is kept and says so, in its objects and in compressed ones", async () => {
    expect(
      inspectUpload(plainPdf({ catalogue: "/OpenAction << /S /JavaScript /JS (app.alert(1)) >>" }), "a.pdf").flags,
    ).toEqual(["open-action", "script"]);
    expect(inspectUpload(plainPdf({ catalogue: "/AA << /O << /S /#4caunch >> >>" }), "a.pdf").flags).toEqual([
      "launch",
    ]);
    expect(inspectUpload(streamedPdf({ hidden: "/S /JavaScript" }), "a.pdf").flags).toEqual(["script"]);
    const attached = await pdf("x");
    expect(inspectUpload(plainPdf({ catalogue: "/Names << /EmbeddedFiles 3 0 R >>" }), "a.pdf").flags).toEqual([
      "embedded-files",
    ]);
    expect(inspectUpload(attached, "a.pdf").flags).toEqual([]);
    const broken = latin1(
      streamedPdf()
        .toString("latin1")
        .replace(/stream\n[\s\S]*?\nendstream/u, "stream\nxxxx\nendstream"),
    );
    const xref = broken.indexOf("5 0 obj");
    const moved = latin1(broken.toString("latin1").replace(/startxref\n\d+/u, `startxref\n${xref}`));
    expect(inspectUpload(moved, "a.pdf").flags).toEqual(["unread-parts"]);
  });
});

describe("a PDF built to keep its reader busy", () => {
  const within = (object: string) => plainPdf({ objects: [object] });
  test("is read within bounds: names without end, bombs, dictionaries in dictionaries", () => {
    expect(inspectUpload(within("/ObjStm ".repeat(200_000)), "a.pdf").flags).toEqual([]);
    const bomb = deflateSync(Buffer.alloc(16 * 1024 * 1024)).toString("latin1");
    const stream = `<< /Type /ObjStm /Filter /FlateDecode >>\nstream\n${bomb}\nendstream\n`;
    expect(inspectUpload(within(stream.repeat(20)), "a.pdf").flags).toEqual(["unread-parts"]);
    expect(refusal(plainPdf({ trailer: "/A <<".repeat(100_000) }))).toMatch(/damaged or cut off/);
  });
  test("is not read over and over: trailers in the strings of trailers, tables that overlap", () => {
    const begin = "%PDF-1.7\n1 0 obj\n<<>>\nendobj\n";
    const places = Array.from({ length: 400 }, (_, at) => begin.length + at * 100);
    const sections = (trailer: string) =>
      places.map((at) => `xref ${trailer} << /Root 1 0 R /Prev ${at + 100} /A (`.padEnd(100)).join("");
    const end = `\nstartxref\n${begin.length}\n%%EOF\n`;
    const filler = "a".repeat(4_000_000);
    const within = `${begin}${sections("trailer")}${filler}${") >>".repeat(places.length)}${end}`;
    expect(refusal(latin1(within))).toMatch(/damaged or cut off/);
    const overlapping = `${begin}${sections("")}${filler} trailer << /Root 1 0 R /Prev ${begin.length + 100} >>${end}`;
    expect(refusal(latin1(overlapping))).toMatch(/damaged or cut off/);
  });
});
