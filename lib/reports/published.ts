import type { Ground } from "#lib/db/ground.ts";
import { readReport } from "./json.ts";
import { type Publication, publications } from "./publications.ts";
import { publishedFile } from "./publishedFile.ts";
import type { Report } from "./report.ts";

/** One publication with its content, the newest edition unless one is named; null where there is none. Public. */
export async function published(
  ground: Ground,
  slug: string,
  edition?: number,
): Promise<{ publication: Publication; report: Report; editions: readonly number[] } | null> {
  const all = (await publications(ground)).filter((one) => one.slug === slug);
  const publication = edition === undefined ? all[0] : all.find((one) => one.edition === edition);
  if (publication === undefined) return null;
  const file = await publishedFile(ground, publication.id, "report.json");
  if (file === null) return null;
  return { publication, report: readReport(file), editions: all.map((one) => one.edition) };
}
