import { canonicalJson } from "#lib/json.ts";
import { compose, type Head } from "./compose.ts";
import { countBatches, foldDescriptions, foldOthers, foldRequests } from "./countEvidence.ts";
import { reportCsv } from "./csv.ts";
import { digestOf, reportJson } from "./json.ts";
import { Failed, failUnless, type Opened, openEvidence, parseJson, type ReadPack } from "./openEvidence.ts";
import { figuresOf, isDay, type Report, templateNames } from "./report.ts";
import { openTally } from "./tally.ts";

/** What verifying found: all of it holds, or the first thing that does not, by file, record or figure. */
export type Verdict =
  | {
      readonly holds: true;
      readonly title: string;
      readonly figures: number;
      readonly entries: number;
      readonly batches: number;
      readonly requests: number;
      readonly log: { readonly origin: string; readonly size: number };
      readonly key: string;
    }
  | { readonly holds: false; readonly at: string; readonly sentence: string };

/**
 * Recomputes a report from its evidence alone: files against the manifest, the checkpoint's signature, every entry's proof, every batch
 * against its entry, every request from its entries, every figure byte for byte. Needs no database and no network. `trustedKey` is the
 * log's verifier key as the reader got it elsewhere; without it the key in the folder is believed, and named in the verdict.
 */
export function verify(pack: ReadPack, trustedKey?: string): Verdict {
  try {
    const opened = openEvidence(pack, trustedKey);
    const given = readGiven(opened);
    const tally = openTally(given, opened.sources.descriptions !== undefined);
    const batches = countBatches(opened, tally);
    const requests = foldRequests(opened, tally);
    foldOthers(opened, tally);
    foldDescriptions(opened, tally);
    assertSame(opened, given, compose(headOf(given), tally.data()));
    assertCsv(opened, given);
    assertPublished(opened);
    return {
      holds: true,
      title: given.title,
      figures: figuresOf(given).length,
      entries: opened.entries.length,
      batches,
      requests,
      log: { origin: opened.checkpoint.origin, size: opened.checkpoint.size },
      key: opened.key,
    };
  } catch (error) {
    if (error instanceof Failed) return { holds: false, at: error.at, sentence: error.message };
    // The folder may come from an attacker, who signs what they like with a key of their own: what is of no form that we know does not hold.
    const sentence = `it cannot be read: ${error instanceof Error ? error.message : String(error)}`;
    return { holds: false, at: "the folder", sentence };
  }
}

function readGiven({ file }: Opened): Report {
  const given = parseJson("report.json", file("report.json")) as Report;
  failUnless(
    templateNames.includes(given.template) && isDay(given.period?.from ?? "") && isDay(given.period?.to ?? ""),
    "report.json",
    "it names no template and period that this program knows",
  );
  return given;
}

function headOf({ template, publisher, period, country }: Report): Head {
  return { template, publisher, period, country };
}

function assertSame({ file }: Opened, given: Report, recomputed: Report): void {
  if (reportJson(recomputed).equals(file("report.json"))) return;
  const figures = new Map(figuresOf(recomputed).map((figure) => [figure.key, figure]));
  for (const figure of figuresOf(given)) {
    const again = figures.get(figure.key);
    if (again !== undefined && canonicalJson(again) === canonicalJson(figure)) continue;
    const gives =
      again === undefined ? "no such figure" : again.value === figure.value ? "another definition" : said(again.value);
    throw new Failed(`figure ${figure.key}`, `the report says ${said(figure.value)}, and its records give ${gives}`);
  }
  const members = Object.keys(recomputed) as (keyof Report)[];
  const other = members.find((key) => canonicalJson(recomputed[key]) !== canonicalJson(given[key] ?? null));
  throw new Failed("report.json", `its member ${other ?? "order"} is not what its records give`);
}

function said(value: number | null): string {
  return value === null ? "“not known”" : String(value);
}

function assertCsv({ file }: Opened, given: Report): void {
  failUnless(reportCsv(given).equals(file("report.csv")), "report.csv", "it is not the report in report.json");
}

/** A publication's files are those whose digests the log got on the day. */
function assertPublished({ entries, file, reportId }: Opened): void {
  const published = entries.find(
    ({ entry }) => entry.action === "report.published" && entry.subject === `report:${reportId}`,
  );
  const files = published?.entry.data.files;
  if (typeof files !== "object" || files === null) return;
  for (const [name, digest] of Object.entries(files)) {
    failUnless(digestOf(file(name)) === digest, name, "it is not the file that was published");
  }
}
