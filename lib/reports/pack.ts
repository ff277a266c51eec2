import { parseVerifier } from "#lib/audit/note.ts";
import type { Actor } from "#lib/auth/actor.ts";
import type { Ground } from "#lib/db/ground.ts";
import { canonicalJson } from "#lib/json.ts";
import { Refusal } from "#lib/refusal.ts";
import { reportCsv } from "./csv.ts";
import { evidence } from "./evidence.ts";
import { evidenceBatch } from "./evidenceBatch.ts";
import { digestOf } from "./json.ts";
import { reportPdf } from "./pdf.ts";
import { reportIn } from "./reportForm.ts";
import { descriptionFile } from "./sources.ts";

/** A file of a report's folder; the name is relative to the folder and never leaves it. */
export type PackFile = { readonly name: string; readonly bytes: Uint8Array };

/**
 * The whole folder of a report, file after file: report.json, report.csv, report.pdf and evidence/, its manifest last. One batch is in memory
 * at a time. A publication's files are those of the day; a draft's are made now.
 * @throws Refusal `conflict` while an entry that is needed waits for its place in the log, or where the report cannot be read any more.
 */
export async function* pack(ground: Ground, actor: Actor, id: string): AsyncGenerator<PackFile> {
  const found = await evidence(ground, actor, { id });
  const files: Record<string, { sha256: string; size: number }> = {};
  const put = (name: string, bytes: Uint8Array): PackFile => {
    files[name] = { sha256: digestOf(bytes), size: bytes.length };
    return { name, bytes };
  };
  const report = reportIn(found.content);
  if (report === null)
    throw new Refusal("conflict", `report: the content of report ${id} cannot be read. Nothing can be packed for it.`);
  const { digest, compiledAt } = found;
  yield put("report.json", found.content);
  yield put("report.csv", found.files["report.csv"] ?? reportCsv(report));
  yield put(
    "report.pdf",
    found.files["report.pdf"] ?? (await reportPdf(report, { digest, at: compiledAt, status: "draft" })),
  );
  yield put("evidence/key.vkey", Buffer.from(`${parseVerifier(found.key).text}\n`));
  yield put("evidence/checkpoint", Buffer.from(found.checkpoint));
  yield put("evidence/sources.json", found.sources);
  yield put("evidence/entries.ndjson", found.entries);
  for (const one of found.descriptions) yield put(descriptionFile(one.id), Buffer.from(one.text));
  for (const { batch, name } of found.batches) {
    yield put(`evidence/batches/${name}`, await evidenceBatch(ground, actor, { id, batch }));
  }
  yield { name: "evidence/manifest.json", bytes: Buffer.from(canonicalJson({ v: 1, report: { id, digest }, files })) };
}
