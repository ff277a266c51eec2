import { z } from "zod";
import { query } from "#lib/operation.ts";
import { Refusal } from "#lib/refusal.ts";
import { type BatchBehind, batchesBehind } from "./batchesBehind.ts";
import type { Page, Scope } from "./behindPage.ts";
import { hold } from "./hold.ts";
import { load, type ReportRow } from "./load.ts";
import type { Measure } from "./measure.ts";
import { contactsBehind, type OutsideBehind, suspicionsBehind } from "./outsideBehind.ts";
import { type Figure, figuresOf } from "./report.ts";
import { type RequestBehind, requestsBehind } from "./requestsBehind.ts";

export type Behind =
  | (Page<BatchBehind> & { readonly kind: "batches" })
  | (Page<RequestBehind> & { readonly kind: "requests" })
  | (Page<OutsideBehind> & { readonly kind: "outside" });

export type OpenedFigure = {
  /** Null where the report's row was altered and no figure of this key can be read in it. */
  readonly figure: Figure | null;
  readonly section: string;
  /** The figure of which this is a part. */
  readonly whole: Figure | null;
  /** Null where it cannot be read what the report was counted from. */
  readonly behind: Behind | null;
  readonly report: Pick<ReportRow, "title" | "country">;
  /** What of the report does not hold, in a sentence each; what of its records does not stands in `behind`. */
  readonly faults: readonly string[];
};

/**
 * Opens a figure: its definition, and page by page (`after`) the records it was counted from. A share opens to its part. What was altered in
 * the database is said, and never ends it.
 */
export const figure = query({
  name: "reports.figure",
  permission: "reports:read",
  input: z.object({ id: z.uuid(), key: z.string().max(200), after: z.uuid().optional() }),
  async run({ tx }, { id, key, after }): Promise<OpenedFigure> {
    const { title, country } = await load(tx, id);
    const { report, sources, faults } = await hold(tx, id);
    const figures = report === null ? [] : figuresOf(report);
    const found = figures.find((one) => one.key === key) ?? null;
    if (found === null && faults.length === 0) throw new Refusal("not-found", "This report has no such figure.");
    const section = report?.sections.find((one) =>
      one.rows.some((line) => line.figures.some((cell) => cell?.key === key)),
    );
    const scope = sources === null ? null : { tx, sources, country: report?.country ?? null, after: after ?? null };
    return {
      figure: found,
      section: section?.title ?? "",
      whole: figures.find((one) => one.key === found?.partOf) ?? null,
      behind: found === null || scope === null ? null : await behindOf(scope, countOf(found.measure)),
      report: { title, country: report?.country ?? country },
      faults,
    };
  },
});

async function behindOf(scope: Scope, measure: Counted): Promise<Behind> {
  switch (measure.of) {
    case "bans":
    case "found":
    case "overturned":
    case "grievances":
      return { kind: "batches", ...(await batchesBehind(scope, measure)) };
    case "requests":
      return { kind: "requests", ...(await requestsBehind(scope, measure.where)) };
    case "suspicions":
      return { kind: "outside", ...(await suspicionsBehind(scope, measure.where)) };
    case "contacts":
      return { kind: "outside", ...(await contactsBehind(scope, measure.where)) };
  }
}

type Counted = Exclude<Measure, { of: "share" }>;

function countOf(measure: Measure): Counted {
  return measure.of === "share" ? countOf(measure.part) : measure;
}
