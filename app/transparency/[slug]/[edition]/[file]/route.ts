import { operator } from "#lib/auth/actor.ts";
import { ground } from "#lib/db/ground.ts";
import { Refusal } from "#lib/refusal.ts";
import { pack } from "#lib/reports/pack.ts";
import { publications } from "#lib/reports/publications.ts";
import { publishedFile, publishedFiles } from "#lib/reports/publishedFile.ts";
import { answer } from "../../../../answer.ts";
import { fileResponse } from "../../../fileResponse.ts";
import { zipped } from "../../../zipped.ts";

type Props = { params: Promise<{ slug: string; edition: string; file: string }> };

const nothing = new Refusal("not-found", "Nothing is published at this address.");

/** A file of a publication, for anybody: it never changes. Of a report that is not published no address leads to a byte. */
export function GET(_: Request, { params }: Props): Promise<Response> {
  return answer(async () => {
    const { slug, edition, file } = await params;
    const publication = (await publications(ground())).find(
      (one) => one.slug === slug && String(one.edition) === edition,
    );
    if (publication === undefined) throw nothing;
    const folder = `${slug}-edition-${edition}`;
    // The pack is asked for in the name of the house: what it holds was published with the report.
    if (file === "evidence.zip")
      return zipped(pack(ground(), operator, publication.id), folder, publication.publishedAt);
    const name = publishedFiles.find((one) => one === file);
    const bytes = name === undefined ? null : await publishedFile(ground(), publication.id, name);
    if (name === undefined || bytes === null) throw nothing;
    return fileResponse(name, bytes, folder, { "cache-control": "public, max-age=86400" });
  });
}
