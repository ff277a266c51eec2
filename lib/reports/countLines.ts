import type { Measure } from "./measure.ts";

/** A measure that adds up the count lines of batches. */
export type Counts = Extract<Measure, { readonly of: "bans" | "found" | "overturned" | "grievances" }>;

type Line = Readonly<Record<string, unknown>> & { readonly count: number };

/** How much of a batch a measure counts, by the batch's count lines. @throws TypeError where they are none */
export function countIn(lines: string, measure: Counts, country: string | null): number {
  return lines
    .split("\n")
    .filter((line) => line !== "")
    .map(lineIn)
    .filter((line) => (country === null || line.country === country) && isCounted(line, measure))
    .reduce((sum, { count }) => sum + count, 0);
}

function lineIn(written: string): Line {
  const line = parsed(written);
  if (typeof line !== "object" || line === null) throw new TypeError("its lines are no JSON");
  const { day, country, count } = line as Line;
  if (typeof day !== "string" || typeof country !== "string" || !Number.isSafeInteger(count))
    throw new TypeError("a line of it counts nothing");
  return line as Line;
}

function parsed(written: string): unknown {
  try {
    return JSON.parse(written);
  } catch {
    return null;
  }
}

function isCounted(line: Line, measure: Counts): boolean {
  const { where } = measure;
  if (String(line.day) < where.from || String(line.day) > where.to) return false;
  switch (measure.of) {
    case "bans":
      return same(line, measure.where, ["action", "reason", "signal", "automation", "reportedBefore"]);
    case "found":
      return line.action !== "reinstate" && same(line, measure.where, ["signal", "automation"]);
    case "overturned":
      return same(line, measure.where, ["signal", "automation"]);
    case "grievances":
      return (
        same(line, measure.where, ["category"]) &&
        (measure.where.actioned === undefined || line.action === "banned" || line.action === "restored")
      );
  }
}

/** Whether a line has every code that is asked for. */
function same<Where extends object>(line: Line, where: Where, codes: readonly (keyof Where & string)[]): boolean {
  return codes.every((code) => where[code] === undefined || where[code] === line[code]);
}
