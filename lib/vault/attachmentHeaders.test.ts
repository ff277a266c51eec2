import { expect, test } from "vitest";
import { attachmentHeaders } from "#lib/vault/attachmentHeaders.ts";

const sha256 = "00".repeat(32);

test("a document is saved, and never shown, sniffed or run", () => {
  expect(attachmentHeaders({ fileName: "Anordnung – Köln (1).pdf", mediaType: "application/pdf", sha256 })).toEqual({
    "Content-Type": "application/pdf",
    "Content-Disposition": `attachment; filename="Anordnung _ K_ln _1_.pdf"; filename*=UTF-8''Anordnung%20%E2%80%93%20K%C3%B6ln%20%281%29.pdf`,
    "X-Content-Type-Options": "nosniff",
    "Content-Security-Policy": "default-src 'none'; sandbox",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cache-Control": "no-store",
    "Repr-Digest": `sha-256=:${"A".repeat(43)}=:`,
  });
});

test("a name that ends as another kind gets the ending of its own", () => {
  const name = (fileName: string) =>
    attachmentHeaders({ fileName, mediaType: "image/jpeg", sha256 })["Content-Disposition"];
  expect(name("scan.exe")).toContain('filename="scan.exe.jpg"');
  expect(name("scan.JPEG")).toContain('filename="scan.JPEG"');
});
