import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { Refusal } from "#lib/refusal.ts";
import { inspectUpload, type UploadDoor } from "#lib/vault/inspect.ts";
import { jpeg, plainPdf, png, streamedPdf, tiff, zip } from "#testing/documents.ts";

const refusal = (bytes: Uint8Array): string => {
  try {
    inspectUpload(bytes, "order.pdf");
  } catch (error) {
    if (error instanceof Refusal) return error.message;
    throw error;
  }
  throw new Error("it was taken");
};
const latin1 = (text: string) => Buffer.from(text, "latin1");

describe("two files at once", () => {
  const once = /at once, so it was not kept\. /;
  test("a PDF that is also an archive or a page", () => {
    expect(refusal(Buffer.concat([plainPdf(), zip("a.txt", "x")]))).toMatch(/is a PDF and a ZIP archive at once/);
    const inside = plainPdf({ objects: [`<< >>\nstream\n${zip("a.txt", "x").toString("latin1")}\nendstream`] });
    expect(refusal(inside)).toMatch(/is a PDF and a ZIP archive at once/);
    expect(refusal(Buffer.concat([plainPdf(), latin1("<html><script>1</script>")]))).toMatch(
      /is a PDF and an HTML page at once/,
    );
    expect(
      refusal(latin1(plainPdf().toString("latin1").replace("%PDF-1.7\n", "%PDF-1.7\n<script>1</script>"))),
    ).toMatch(once);
    expect(refusal(Buffer.concat([latin1("junk\n"), plainPdf()]))).toMatch(/does not begin at its first byte/);
    expect(refusal(Buffer.concat([latin1("MZ junk\n"), plainPdf()]))).toMatch(/is a Windows program/);
  });

  test("a picture that is also an archive, a page or a PDF", () => {
    for (const [name, picture] of [
      ["PNG", png()],
      ["JPEG", jpeg()],
    ] as const) {
      expect(refusal(Buffer.concat([picture, zip("a.txt", "x")]))).toMatch(
        new RegExp(`is a ${name} picture and a ZIP archive at once`),
      );
      expect(refusal(Buffer.concat([picture, latin1("<script>1</script>")]))).toMatch(once);
      expect(refusal(Buffer.concat([picture, plainPdf()]))).toMatch(once);
      expect(inspectUpload(Buffer.concat([picture, Buffer.alloc(64)]), "a").flags).toEqual([]);
      expect(inspectUpload(Buffer.concat([picture, latin1("SEFT\x01")]), "a").flags).toEqual(["bytes-after-end"]);
    }
    expect(refusal(Buffer.concat([tiff(), zip("a.txt", "x")]))).toMatch(once);
    expect(refusal(png("<script>alert(1)</script>"))).toMatch(/is a PNG picture that hides an HTML page/);
    expect(refusal(jpeg("<svg onload=1>"))).toMatch(/is a JPEG picture that hides an HTML page/);
    expect(refusal(png("%PDF-1.7"))).toMatch(once);
    expect(refusal(png().subarray(0, 40))).toMatch(/damaged or cut off/);
  });
});

describe("whatever comes", () => {
  const door = fc.constantFrom<UploadDoor>("document", "mail", "data");
  const heads = ["%PDF-1.7\n", "\x89PNG\r\n\x1a\n", "\xff\xd8\xff", "II*\0", "MM\0*", "PK\x03\x04", "<", "{"].map(
    latin1,
  );
  const spoiled = (whole: Buffer) =>
    fc.array(fc.tuple(fc.nat(whole.length - 1), fc.nat(255)), { maxLength: 6 }).map((changes) => {
      const bytes = Buffer.from(whole);
      for (const [at, value] of changes) bytes[at] = value;
      return bytes;
    });
  const bytes = fc.oneof(
    fc.uint8Array({ maxLength: 400 }),
    fc.tuple(fc.constantFrom(...heads), fc.uint8Array({ maxLength: 200 })).map((parts) => Buffer.concat(parts)),
    ...[plainPdf({ trailer: "/Prev 9" }), streamedPdf({ hidden: "/JS" }), png("x"), jpeg(), tiff(), zip("a", "b")].map(
      spoiled,
    ),
  );

  test("it is taken or refused in a sentence, and never breaks", () => {
    fc.assert(
      fc.property(bytes, fc.string({ unit: "binary" }), door, (given, name, by) => {
        try {
          const taken = inspectUpload(given, name, by);
          expect(taken.size).toBe(given.length);
        } catch (error) {
          if (!(error instanceof Refusal)) throw error;
          expect(error.code).toBe("invalid");
          expect(error.message).toMatch(/so it was not kept\. \S/);
        }
      }),
      { numRuns: 1500 },
    );
  });
});
