import { gives, type Outcome } from "./request.ts";

/**
 * One request as every published figure counts it: codes, counts and times, nothing personal. The same shape for a request decided
 * here (folded from the log's entries) and for one imported (its canonical JSON is the leaf in its batch).
 * `null` is "not known", never zero. Disclosed = outcome granted or partial.
 */
export type StatisticRow = {
  readonly id: string;
  /** ISO 8601 in UTC, as are all times here. */
  readonly receivedAt: string;
  readonly country: string;
  readonly instrument: string;
  readonly surface: string;
  readonly emergency: boolean;
  readonly accounts: number | null;
  readonly outcome: Outcome;
  readonly refusalReason: string | null;
  readonly fieldsAsked: readonly string[];
  readonly fieldsProduced: readonly string[];
  readonly accountsProduced: number | null;
  readonly decidedAt: string | null;
  readonly producedAt: string | null;
  readonly notifiedAt: string | null;
  readonly imported: boolean;
  /** False for an imported disclosure that answers no demand counted in its year: disclosed, and not received. */
  readonly counted: boolean;
};

/** What of a log entry the fold reads. */
export type RequestEntry = {
  readonly action: string;
  readonly at: string;
  readonly subject: string;
  readonly data: { readonly [key: string]: unknown };
};

/** Whether data were disclosed, as reports count it. */
export function isDisclosed(row: Pick<StatisticRow, "outcome">): boolean {
  return gives(row.outcome);
}

/**
 * The statistic of one request from its own entries, in log order. Pure, so that an auditor's program can do it again from the
 * evidence. Entries that change no figure are passed over.
 * @throws RangeError when the first entry is not `request.received`, or an entry is of another subject.
 */
export function statistic(entries: readonly RequestEntry[]): StatisticRow {
  const [first, ...rest] = entries;
  if (first?.action !== "request.received") throw new RangeError("a request's entries begin with request.received");
  let row = received(first);
  for (const entry of rest) {
    if (entry.subject !== first.subject)
      throw new RangeError(`an entry of ${entry.subject} among those of ${first.subject}`);
    row = { ...row, ...change(entry, row) };
  }
  return row;
}

function received({ subject, data }: RequestEntry): StatisticRow {
  return {
    id: subject.slice(subject.indexOf(":") + 1),
    receivedAt: String(data.receivedAt),
    country: String(data.country),
    instrument: String(data.instrument),
    surface: String(data.surface),
    emergency: data.emergency === true,
    accounts: count(data.accounts),
    outcome: "pending",
    refusalReason: null,
    fieldsAsked: words(data.fields),
    fieldsProduced: [],
    accountsProduced: null,
    decidedAt: null,
    producedAt: null,
    notifiedAt: null,
    imported: false,
    counted: true,
  };
}

function change({ action, at, data }: RequestEntry, row: StatisticRow): Partial<StatisticRow> {
  switch (action) {
    case "request.countersigned":
      return { outcome: data.outcome as Outcome, refusalReason: text(data.refusalReason), decidedAt: at };
    case "request.produced": {
      const accountsProduced = count(data.accountsProduced);
      const emptyHanded = isDisclosed(row) && accountsProduced === 0;
      return {
        accountsProduced,
        fieldsProduced: words(data.fields),
        producedAt: at,
        ...(emptyHanded && { outcome: "no-data" }),
      };
    }
    case "request.withdrawn":
      return { outcome: "withdrawn", refusalReason: null };
    case "request.notified":
      return { notifiedAt: at };
    default:
      return {};
  }
}

function count(value: unknown): number | null {
  return typeof value === "number" ? value : null;
}

function text(value: unknown): string | null {
  return typeof value === "string" ? value : null;
}

function words(value: unknown): readonly string[] {
  return Array.isArray(value) ? value.filter((one) => typeof one === "string") : [];
}
