import type { BanCount } from "#lib/bans/ban.ts";
import type { GrievanceCount } from "#lib/grievances/grievance.ts";
import type { StatisticRow } from "#lib/requests/statistic.ts";
import { type Head, readsOf } from "./compose.ts";
import { isNationalSecurity } from "./demand.ts";
import { type DescriptionRow, inOrder, type OverturnedCell, type OverturnedLine } from "./found.ts";
import type { DayCell, GrievanceCell, MonthCell, ReportData } from "./measure.ts";
import type { ContactRow, Folded, SuspicionRow } from "./outside.ts";

/** Adds up count lines and rows of evidence into the data of a report; what is outside its period or country is passed over. */
export type Tally = {
  readonly bans: (line: BanCount) => void;
  readonly grievances: (line: GrievanceCount) => void;
  readonly request: (row: StatisticRow) => void;
  readonly outside: (folded: Folded) => void;
  readonly overturned: (line: OverturnedLine) => void;
  readonly description: (row: DescriptionRow) => void;
  readonly data: () => ReportData;
};

/** `found`: whether the report was compiled from records that say how accounts were found. */
export function openTally(head: Head, found = false): Tally {
  const reads = readsOf(head.template);
  const days = new Sums<Omit<DayCell, "count">>();
  const months = new Sums<Omit<MonthCell, "count">>();
  const grievances = new Sums<Omit<GrievanceCell, "count">>();
  const requests: StatisticRow[] = [];
  const suspicions: SuspicionRow[] = [];
  const contacts: ContactRow[] = [];
  const overturned = new Sums<Omit<OverturnedCell, "count">>();
  const descriptions: DescriptionRow[] = [];
  const counts = ({ day, country }: { day: string; country: string }) =>
    day >= head.period.from && day <= head.period.to && (head.country === null || country === head.country);
  return {
    bans: (line) => {
      if (!counts(line)) return;
      const { day, action, reason, signal, automation, reportedBefore, count } = line;
      days.add({ day, action, reportedBefore }, count);
      if (reads.bans === "codes") {
        months.add({ month: day.slice(0, 7), action, reason, signal, automation, reportedBefore }, count);
      }
    },
    grievances: (line) => {
      if (reads.grievances && counts(line)) {
        grievances.add({ day: line.day, category: line.category, action: line.action }, line.count);
      }
    },
    request: (row) => {
      if (!isNationalSecurity(row) && counts({ day: row.receivedAt.slice(0, 10), country: row.country }))
        requests.push(row);
    },
    outside: (folded) => {
      if (folded.kind === "order") {
        const { row } = folded;
        if (reads.orders === true && counts({ day: row.receivedAt.slice(0, 10), country: row.country }))
          requests.push(row);
        return;
      }
      const { kind, row } = folded;
      const day = (kind === "suspicion" ? row.raisedAt : row.heldAt).slice(0, 10);
      if (reads.outside !== true || !counts({ day, country: row.country })) return;
      if (kind === "suspicion") suspicions.push(row);
      else contacts.push(row);
    },
    overturned: (line) => {
      const { day, signal, automation, count } = line;
      if (found && counts(line)) overturned.add({ month: day.slice(0, 7), signal, automation }, count);
    },
    description: (row) => void descriptions.push(row),
    data: () => ({
      banDays: days.cells(),
      banMonths: months.cells(),
      grievances: grievances.cells(),
      requests,
      ...(reads.outside === true && { suspicions, contacts }),
      ...(found && { found: { overturned: overturned.cells(), descriptions: inOrder(descriptions) } }),
    }),
  };
}

/** Sums by a cell's own values. */
class Sums<Cell extends object> {
  readonly #cells = new Map<string, Cell & { count: number }>();

  add(cell: Cell, count: number): void {
    const key = Object.values(cell).join("|");
    const known = this.#cells.get(key);
    if (known === undefined) this.#cells.set(key, { ...cell, count });
    else known.count += count;
  }

  cells(): (Cell & { count: number })[] {
    return [...this.#cells.values()];
  }
}
