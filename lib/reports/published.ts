import type { Ground } from "#lib/db/ground.ts";
import { transaction } from "#lib/db/transaction.ts";
import { entriesBehind, entryOf } from "./entriesBehind.ts";
import { digestOf, readReport } from "./json.ts";
import { type Publication, publications } from "./publications.ts";
import { publishedFile } from "./publishedFile.ts";
import type { Report } from "./report.ts";

/** `report` is null where its file is not the one that the log got when it was published: that is not shown to anybody. */
export type Published = {
  readonly publication: Publication;
  readonly report: Report | null;
  readonly editions: readonly number[];
};

/** One publication with its content, the newest edition unless one is named; null where there is none. Public. */
export async function published(ground: Ground, slug: string, edition?: number): Promise<Published | null> {
  const all = (await publications(ground)).filter((one) => one.slug === slug);
  const publication = edition === undefined ? all[0] : all.find((one) => one.edition === edition);
  if (publication === undefined) return null;
  const file = await publishedFile(ground, publication.id, "report.json");
  const isLogged = file !== null && (await loggedDigest(ground, publication.id)) === digestOf(file);
  return {
    publication,
    report: isLogged ? readReport(file) : null,
    editions: all.map((one) => one.edition),
  };
}

/** The digest of report.json that the log got on the day; null where no entry of it can be believed. */
async function loggedDigest(ground: Ground, id: string): Promise<string | null> {
  const subject = `report:${id}`;
  const logged = await transaction(ground.database, "read", (tx) => entriesBehind(tx, [subject]));
  const [entry] = entryOf(logged.get(subject) ?? [], subject, "report.published");
  const files = entry?.entry.data.files;
  if (typeof files !== "object" || files === null) return null;
  const digest = Object.entries(files).find(([name]) => name === "report.json")?.[1];
  return typeof digest === "string" ? digest : null;
}
