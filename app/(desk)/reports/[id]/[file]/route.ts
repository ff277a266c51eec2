import { ground } from "#lib/db/ground.ts";
import { Refusal } from "#lib/refusal.ts";
import { reportCsv } from "#lib/reports/csv.ts";
import { reportJson } from "#lib/reports/json.ts";
import { one } from "#lib/reports/one.ts";
import { pack } from "#lib/reports/pack.ts";
import { reportPdf } from "#lib/reports/pdf.ts";
import { publishedFile, publishedFiles } from "#lib/reports/publishedFile.ts";
import { answer } from "../../../../answer.ts";
import { asker } from "../../../../asker.ts";
import { fileResponse } from "../../../../transparency/fileResponse.ts";
import { zipped } from "../../../../transparency/zipped.ts";

type Props = { params: Promise<{ id: string; file: string }> };

/** A file of a report: of a publication as it was on its day, of a draft as it is now; or `evidence.zip`, the whole folder. */
export function GET(request: Request, { params }: Props): Promise<Response> {
  return answer(async () => {
    const { id, file } = await params;
    const actor = await asker(request);
    const { row, report, faults } = await one(ground(), actor, { id });
    const folder =
      row.slug === null ? `${row.template}-draft-${row.digest.slice(0, 8)}` : `${row.slug}-edition-${row.edition}`;
    if (file === "evidence.zip") return zipped(pack(ground(), actor, id), folder, row.compiledAt);
    const name = publishedFiles.find((one) => one === file);
    if (name === undefined) throw new Refusal("not-found", "A report has no such file.");
    const kept = row.publishedAt === null ? null : await publishedFile(ground(), id, name);
    if (kept !== null) return fileResponse(name, kept, folder);
    if (report === null) throw new Refusal("conflict", `${faults.join(" ")} There is no such file to give.`);
    if (name === "report.json") return fileResponse(name, reportJson(report), folder);
    if (name === "report.csv") return fileResponse(name, reportCsv(report), folder);
    const imprint = { digest: row.digest, at: row.compiledAt, status: "draft" } as const;
    return fileResponse(name, await reportPdf(report, imprint), folder);
  });
}
