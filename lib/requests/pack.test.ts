import { createHash } from "node:crypto";
import { strFromU8, unzipSync } from "fflate";
import { describe, expect, test } from "vitest";
import { shippedText } from "#lib/letters/letter.ts";
import { pack } from "./pack.ts";
import type { ProductionFacts } from "./productionFacts.ts";

const facts: ProductionFacts = {
  service: "Sample Messenger",
  reference: "GJ 16/224 <EDVA>",
  authority: "United States Attorney, Eastern District of Virginia",
  instrumentName: "Grand-jury / administrative / trial subpoena",
  citation: "18 USC 2703(c)(2)",
  provision: "Section 2703(c)(2) of title 18, United States Code",
  zone: "America/New_York",
  receivedAt: new Date("2026-06-01T14:00:00Z"),
  decidedAt: new Date("2026-06-10T14:00:00Z"),
  madeAt: new Date("2026-06-11T14:00:00Z"),
  registerVersion: 1,
  outcome: "partial",
  narrowed: { period: null, leftOut: 0 },
  basis: "The subpoena reaches subscriber records, of which the service holds these two.",
  fields: [
    { key: "account-created", label: "Account creation time", finding: "available", reason: "Held.", granted: true },
    { key: "last-connection", label: "Last connection (day)", finding: "available", reason: "Held.", granted: true },
    { key: "name", label: "Name", finding: "not-held", reason: "The service does not ask for a name.", granted: false },
    {
      key: "correspondence",
      label: "Correspondence",
      finding: "unavailable-by-design",
      reason: "Correspondence is encrypted end to end.",
      granted: false,
    },
  ],
  targets: [
    { id: "t1", kind: "phone", identifier: "+12025550106" },
    { id: "t2", kind: "phone", identifier: "+12025550143" },
  ],
  values: ["t1", "t2"].flatMap((targetId) =>
    ["account-created", "last-connection"].map((field) => ({
      targetId,
      field,
      value: targetId === "t2" ? null : field === "last-connection" ? "2026-05-30" : '=HYPERLINK("x"),1',
      source: "accounts",
      collectedAt: new Date("2026-06-11T13:00:00Z"),
    })),
  ),
};

const writing = { language: "en", text: shippedText("production", "en"), version: 1, versionId: null } as const;

describe("a production", () => {
  test("is one file with a manifest that matches, the same bytes each time", async () => {
    const one = await pack(facts, writing);
    const again = await pack(facts, writing);
    expect(Buffer.compare(one.bytes, again.bytes)).toBe(0);
    expect(one).toMatchObject({
      fileName: "GJ-16-224-EDVA-production.zip",
      accountsProduced: 1,
      fields: ["account-created", "last-connection"],
    });
    const files = unzipSync(one.bytes);
    const manifest = JSON.parse(strFromU8(files["manifest.json"] ?? new Uint8Array()));
    expect(manifest).toMatchObject({ format: "countersign-production/1", registerVersion: 1, outcome: "partial" });
    expect(manifest.files.map((file: { name: string }) => file.name)).toEqual([
      "letter.pdf",
      "records.csv",
      "records.json",
    ]);
    for (const { name, sha256, size } of manifest.files) {
      expect(files[name]).toHaveLength(size);
      expect(
        createHash("sha256")
          .update(files[name] ?? "")
          .digest("hex"),
      ).toBe(sha256);
    }
    expect(strFromU8(files["letter.pdf"]?.subarray(0, 8) ?? new Uint8Array())).toContain("%PDF-1.7");
  });
  test("carries no formula into a spreadsheet and no change into JSON", async () => {
    const files = unzipSync((await pack(facts, writing)).bytes);
    const csv = strFromU8(files["records.csv"] ?? new Uint8Array());
    expect(csv).toContain(
      `'+12025550106,phone,account-created,Account creation time,true,"'=HYPERLINK(""x""),1",accounts`,
    );
    expect(csv).toContain("'+12025550143,phone,last-connection,Last connection (day),false,,accounts");
    expect(JSON.parse(strFromU8(files["records.json"] ?? new Uint8Array())).records[0].value).toBe('=HYPERLINK("x"),1');
  });
  test("says so where nothing is given, and where nothing was found", async () => {
    const refused = facts.fields.slice(2);
    await pack({ ...facts, outcome: "refused", fields: refused, values: [] }, writing);
    const none = await pack({ ...facts, outcome: "no-data", values: facts.values.slice(2) }, writing);
    expect(none).toMatchObject({ accountsProduced: 0, fields: [] });
  });
});
