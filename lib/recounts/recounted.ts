/** One recount of the ledger of bans, as it stands. */
export type Recounted = {
  readonly id: string;
  /** `lost`: it gave no answer within its time, since the server was stopped; another may begin. */
  readonly state: "running" | "done" | "lost";
  readonly begunByName: string;
  readonly startedAt: Date;
  readonly whole: boolean;
  readonly roots: boolean;
  readonly endedAt: Date | null;
  readonly rows: number;
  readonly batches: number;
  /** Figures of published reports that were computed again: of bans, grievances, orders, requests and whatever else they count. */
  readonly figures: number;
  /** First days of the months counted. */
  readonly months: readonly string[];
  /** A sentence each, with table and id. */
  readonly disagreements: readonly string[];
};

/** What a recount came to; `bans.recount`, `grievances.recount` and `reports.recompute` make it. */
export type Findings = Pick<Recounted, "rows" | "batches" | "figures" | "months" | "disagreements">;

/** After so long without an answer a recount is lost. Its own limit is as long. */
export const recountMaxMs = 4 * 3_600_000;

/** So many sentences are kept. */
export const sentencesMax = 1000;

/** What a recount found, in one sentence. */
export function recountSentence({ rows, batches, figures, months, disagreements }: Findings): string {
  const count = (value: number, one: string, many: string) =>
    `${value.toLocaleString("en")} ${value === 1 ? one : many}`;
  const what = `${count(rows, "row", "rows")} in ${count(batches, "batch", "batches")} over ${count(months.length, "month", "months")}, and ${count(figures, "figure", "figures")} of published reports`;
  if (disagreements.length === 0) return `All agrees: ${what}.`;
  return `${count(disagreements.length, "disagreement", "disagreements")} in ${what}. The first: ${disagreements[0]}`;
}
