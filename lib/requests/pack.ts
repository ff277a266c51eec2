import { createHash } from "node:crypto";
import { zipSync } from "fflate";
import type { Letter } from "#lib/letters/letter.ts";
import { sheet } from "#lib/pdf/sheet.ts";
import { letter, type Writing } from "./letter.ts";
import type { ProductionFacts } from "./productionFacts.ts";
import { producedRecords, recordsCsv, recordsJson } from "./records.ts";

/** A production as one file: its bytes, their SHA-256, and what the log says of it. */
export type Pack = {
  readonly fileName: string;
  readonly bytes: Uint8Array;
  readonly sha256: Buffer;
  /** Accounts of which at least one value was found. */
  readonly accountsProduced: number;
  /** Keys of the fields of which at least one value was found. */
  readonly fields: readonly string[];
  /** Its letter before it was set, from which each delivery sets a copy with the recipient's name on it. */
  readonly letter: Letter;
};

/** Makes the letter, the records and the manifest and packs them. The same facts give the same bytes, on any machine. */
export async function pack(facts: ProductionFacts, writing: Writing): Promise<Pack> {
  const records = producedRecords(facts);
  const cover = letter(facts, records, writing);
  const files: Record<string, Uint8Array> = {
    "letter.pdf": await sheet(cover.about, cover.blocks),
    "records.csv": Buffer.from(recordsCsv(records)),
    "records.json": Buffer.from(recordsJson(facts, records)),
  };
  files["manifest.json"] = Buffer.from(manifest(facts, files, writing));
  const bytes = zipSync(files, { level: 6, mtime: zoneless(facts.madeAt) });
  const found = facts.values.filter((one) => one.value !== null);
  return {
    fileName: `${
      facts.reference
        .replace(/[^A-Za-z0-9.-]+/g, "-")
        .replace(/^[-.]+|[-.]+$/g, "")
        .slice(0, 80) || "request"
    }-production.zip`,
    bytes,
    sha256: sha256(bytes),
    accountsProduced: new Set(found.map((one) => one.targetId)).size,
    fields: facts.fields.map((one) => one.key).filter((key) => found.some((one) => one.field === key)),
    letter: cover,
  };
}

function manifest(facts: ProductionFacts, files: Readonly<Record<string, Uint8Array>>, writing: Writing): string {
  const listed = Object.entries(files).map(([name, bytes]) => ({
    name,
    size: bytes.length,
    sha256: sha256(bytes).toString("hex"),
  }));
  const said = {
    format: "countersign-production/1",
    reference: facts.reference,
    authority: facts.authority,
    citation: facts.citation,
    outcome: facts.outcome,
    registerVersion: facts.registerVersion,
    letter: { language: writing.language, version: writing.version },
    receivedAt: facts.receivedAt.toISOString(),
    decidedAt: facts.decidedAt.toISOString(),
    madeAt: facts.madeAt.toISOString(),
    files: listed,
  };
  return `${JSON.stringify(said, null, 2)}\n`;
}

function sha256(bytes: Uint8Array): Buffer {
  return createHash("sha256").update(bytes).digest();
}

/** A ZIP keeps wall-clock time of the machine that made it; this one always says UTC. */
function zoneless(at: Date): Date {
  return new Date(at.getTime() + at.getTimezoneOffset() * 60_000);
}
