import { createHash } from "node:crypto";
import { unzipSync, zipSync } from "fflate";
import { minuteWords } from "#lib/instant.ts";
import type { Language } from "#lib/letters/kinds.ts";
import { compose, dayIn, type Letter, type LetterVersion, wordsIn } from "#lib/letters/letter.ts";
import type { Block } from "#lib/pdf/block.ts";
import { sheet } from "#lib/pdf/sheet.ts";
import { directMax } from "./delivery.ts";
import type { Reached } from "./reach.ts";

/** A production packed for one officer. */
export type Copy = {
  readonly deliveryId: string;
  readonly at: Date;
  readonly service: string;
  readonly language: Language;
  readonly certificate: LetterVersion;
  readonly reached: Reached;
  /** The production as it was made, and its letter before it was set. */
  readonly production: Uint8Array;
  readonly letter: Letter;
};

type Files = Readonly<Record<string, Uint8Array>>;

/**
 * Packs a production anew for its recipient: the officer, the authority, the reference, the delivery and the time stand on every page of the
 * letter and of the certificate of authenticity, and the manifest names each file with its hashes. Records are as they were made. The same
 * input gives the same bytes. Evidence over 25 MB is sent with the record of its transfer, which stands in every manifest.
 */
export async function copy(given: Copy): Promise<Uint8Array> {
  const made = unzipSync(given.production);
  const files: Record<string, Uint8Array> = {};
  files["letter.pdf"] = await sheet({ ...given.letter.about, ...marked(given) }, given.letter.blocks);
  for (const name of ["records.csv", "records.json"]) if (made[name] !== undefined) files[name] = made[name];
  files["certificate.pdf"] = await certificate(given, files);
  files["manifest.json"] = Buffer.from(`${JSON.stringify(manifest(given, files), null, 2)}\n`);
  // A ZIP keeps the wall-clock time of the machine that made it; this one always says UTC.
  const mtime = new Date(given.at.getTime() + given.at.getTimezoneOffset() * 60_000);
  return zipSync(files, { level: 6, mtime });
}

/** The words of a page's number do not travel with a kept letter; whose copy it is, is new each time. */
function marked({ language, reached, deliveryId, at }: Copy) {
  const words = wordsIn(language);
  const { officerName, authority, reference } = reached;
  return {
    at,
    pageWords: words.page,
    watermark: {
      line: words.mark(officerName, authority, reference, deliveryId, at.toISOString()),
      across: officerName,
    },
  };
}

async function certificate(given: Copy, files: Files): Promise<Buffer> {
  const { language, reached, deliveryId, at, service } = given;
  const { files: words } = wordsIn(language);
  const rows = Object.entries(files).map(([name, bytes]) => ({
    cells: [name, String(bytes.length), { text: hash("sha256", bytes), face: "mono" as const }],
  }));
  const columns = [
    { title: words.name, share: 3 },
    { title: words.size, share: 2, align: "right" as const },
    { title: words.hash, share: 9 },
  ];
  const listed: Block = { kind: "table", caption: words.caption, columns, rows };
  const mono = (text: string) => ({ text, face: "mono" as const });
  const { about, blocks } = compose({
    language,
    text: given.certificate.text,
    service,
    subject: `${reached.authority}, ${reached.reference}`,
    at,
    values: {
      service,
      reference: mono(reached.reference),
      authority: reached.authority,
      instrument: reached.instrument,
      citation: "",
      received: "",
      today: dayIn(language, at, "UTC"),
      files: [listed],
      entry: mono(reached.entryId),
      position: String(reached.leafIndex),
      production: mono(reached.productionSha256),
      officer: reached.officerName,
      made: minuteWords(at),
      delivery: mono(deliveryId),
    },
  });
  return sheet({ ...about, ...marked(given) }, blocks);
}

function manifest({ reached, deliveryId, at, service }: Copy, files: Files) {
  const listed = Object.entries(files).map(([name, bytes]) => ({
    name,
    size: bytes.length,
    sha256: hash("sha256", bytes),
    sha512: hash("sha512", bytes),
  }));
  const size = listed.reduce((sum, file) => sum + file.size, 0);
  return {
    format: "countersign-delivery/1",
    reference: reached.reference,
    authority: reached.authority,
    production: { sha256: reached.productionSha256, entry: reached.entryId, leafIndex: reached.leafIndex },
    transfer: {
      case: reached.reference,
      at: at.toISOString(),
      sender: service,
      recipient: `${reached.officerName}, ${reached.authority}`,
      delivery: deliveryId,
      fileName: reached.fileName,
      size,
      overDirectLimit: size > directMax,
    },
    files: listed,
  };
}

function hash(algorithm: "sha256" | "sha512", bytes: Uint8Array): string {
  return createHash(algorithm).update(bytes).digest("hex");
}
