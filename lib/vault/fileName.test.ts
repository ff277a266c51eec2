import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { unstorable } from "#lib/storable.ts";
import { cleanFileName, fileNameLengthMax } from "#lib/vault/fileName.ts";

describe("a sent name", () => {
  test.each([
    ["order.pdf", "order.pdf"],
    ["../../etc/passwd", "passwd"],
    ["C:\\Users\\x\\order.pdf", "order.pdf"],
    ["order\u202efdp.exe", "orderfdp.exe"],
    ["\u2066order\u2069\u200f.pdf", "order.pdf"],
    ["order.pdf\0.exe", "order.pdf.exe"],
    ["order.pdf. . .", "order.pdf"],
    [".htaccess", "htaccess"],
    ["CON", "_CON"],
    ["nul.pdf", "_nul.pdf"],
    ["console.pdf", "console.pdf"],
    ['a<b>:"|?*.pdf', "a_b______.pdf"],
    ["a\r\n\tb.pdf", "ab.pdf"],
    ["", "document"],
    ["/", "document"],
    ["\u202e", "document"],
    ["\ud83d", "document"],
    ["Anordnung – Köln.pdf", "Anordnung – Köln.pdf"],
    ["आदेश.pdf", "आदेश.pdf"],
    [`${"a".repeat(300)}.pdf`, `${"a".repeat(196)}.pdf`],
  ])("%j becomes %j", (sent, clean) => {
    expect(cleanFileName(sent)).toBe(clean);
  });

  test("whatever it is, becomes one that any file system and any reader can take, and stays so", () => {
    const sent = fc.oneof(
      fc.string({ unit: "binary", maxLength: 400 }),
      fc.string({
        unit: fc.constantFrom("a", ".", " ", "/", "\\", "\u202e", "\0", "😀", "\ud800", "CON", "é", "\u200d"),
      }),
    );
    fc.assert(
      fc.property(sent, (name) => {
        const clean = cleanFileName(name);
        expect(clean.length).toBeGreaterThan(0);
        expect(clean.length).toBeLessThanOrEqual(fileNameLengthMax);
        expect(clean).not.toMatch(/[\p{Cc}/\\<>:"|?*\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]|^[. ]|[. ]$/u);
        expect(clean).not.toMatch(/^(?:con|prn|aux|nul|com[0-9]|lpt[0-9])(?:\.|$)/iu);
        expect(unstorable(clean)).toBeNull();
        expect(cleanFileName(clean)).toBe(clean);
      }),
      { numRuns: 2000 },
    );
  });
});
