import { expect, test } from "vitest";
import { nameIn } from "#components/forms/save-file.ts";
import { attachmentHeaders } from "#lib/vault/attachmentHeaders.ts";

test("a file is saved under the name that came with it", () => {
  const fileName = "Anordnung – Köln (1).pdf";
  const sent = attachmentHeaders({ fileName, mediaType: "application/pdf", sha256: "00".repeat(32) });
  expect(nameIn(sent["Content-Disposition"] ?? null)).toBe(fileName);
  expect(nameIn('attachment; filename="production.zip"')).toBe("production.zip");
  expect(nameIn("inline")).toBeNull();
  expect(nameIn(null)).toBeNull();
});
