import { z } from "zod";
import { query } from "#lib/operation.ts";
import { Refusal } from "#lib/refusal.ts";
import { type BatchBehind, bansBehind, foundBehind, grievancesBehind, type Scope } from "./batchesBehind.ts";
import { readReport } from "./json.ts";
import { load } from "./load.ts";
import type { Measure } from "./measure.ts";
import { contactsBehind, type OutsideBehind, suspicionsBehind } from "./outsideBehind.ts";
import { type Figure, figuresOf, type Report } from "./report.ts";
import { type RequestBehind, requestsBehind } from "./requestsBehind.ts";
import type { Sources } from "./sources.ts";

export type Behind =
  | { readonly kind: "batches"; readonly items: readonly BatchBehind[]; readonly next: string | null }
  | { readonly kind: "requests"; readonly items: readonly RequestBehind[]; readonly next: string | null }
  | { readonly kind: "outside"; readonly items: readonly OutsideBehind[]; readonly next: string | null };

export type OpenedFigure = {
  readonly figure: Figure;
  readonly section: string;
  /** The figure of which this is a part. */
  readonly whole: Figure | null;
  readonly behind: Behind;
  readonly report: Pick<Report, "title" | "period" | "country">;
};

/** Opens a figure: its definition, and page by page (`after`) the records it was counted from. A share opens to its part. */
export const figure = query({
  name: "reports.figure",
  permission: "reports:read",
  input: z.object({ id: z.uuid(), key: z.string().max(200), after: z.uuid().optional() }),
  async run({ tx }, { id, key, after }): Promise<OpenedFigure> {
    const { content } = await load(tx, id);
    const report = readReport(content);
    const figures = figuresOf(report);
    const found = figures.find((one) => one.key === key);
    if (found === undefined) throw new Refusal("not-found", "This report has no such figure.");
    const [row] = await tx.sql<{ sources: Buffer }>`SELECT sources FROM report WHERE id = ${id}`;
    const sources = JSON.parse(row?.sources.toString("utf8") ?? "") as Sources;
    const measure = countOf(found.measure);
    const scope = { tx, sources, country: report.country, after: after ?? null };
    const section = report.sections.find((one) =>
      one.rows.some((line) => line.figures.some((cell) => cell?.key === key)),
    );
    return {
      figure: found,
      section: section?.title ?? "",
      whole: figures.find((one) => one.key === found.partOf) ?? null,
      behind: await behindOf(scope, measure),
      report: { title: report.title, period: report.period, country: report.country },
    };
  },
});

function behindOf(scope: Scope, measure: Counted): Promise<Behind> {
  switch (measure.of) {
    case "bans":
      return bansBehind(scope, measure.where).then((page) => ({ kind: "batches", ...page }));
    case "found":
    case "overturned":
      return foundBehind(scope, measure).then((page) => ({ kind: "batches", ...page }));
    case "grievances":
      return grievancesBehind(scope, measure.where).then((page) => ({ kind: "batches", ...page }));
    case "requests":
      return requestsBehind(scope, measure.where).then((page) => ({ kind: "requests", ...page }));
    case "suspicions":
      return suspicionsBehind(scope, measure.where).then((page) => ({ kind: "outside", ...page }));
    case "contacts":
      return contactsBehind(scope, measure.where).then((page) => ({ kind: "outside", ...page }));
  }
}

type Counted = Exclude<Measure, { of: "share" }>;

function countOf(measure: Measure): Counted {
  return measure.of === "share" ? countOf(measure.part) : measure;
}
