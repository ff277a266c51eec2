import type { RequestEntry, StatisticRow } from "#lib/requests/statistic.ts";

/** What the answer to an order is as the outcome of a request. */
export const answers: Readonly<Record<string, StatisticRow["outcome"]>> = {
  complied: "granted",
  partly: "partial",
  refused: "refused",
};

/**
 * An order to ban or to restore from its own entries, as a request is counted: carried out is granted, in part partial. Pure, so that an
 * auditor's program can fold it again. What no order says stays unknown.
 * @throws RangeError when the first entry is not `banOrder.recorded`
 */
export function orderRow(entries: readonly RequestEntry[]): StatisticRow {
  const [first] = entries;
  if (first?.action !== "banOrder.recorded") throw new RangeError("an order's entries begin with banOrder.recorded");
  const settled = entries.findLast(({ action }) => action === "banOrder.settled");
  const withdrawn = entries.some(({ action }) => action === "banOrder.withdrawn");
  const answered = settled === undefined ? "pending" : (answers[String(settled.data.outcome)] ?? "pending");
  return {
    id: first.subject.slice(first.subject.indexOf(":") + 1),
    ...{ receivedAt: String(first.data.receivedAt), country: String(first.data.country) },
    ...{ instrument: String(first.data.instrument), surface: "private", emergency: false },
    outcome: withdrawn ? "withdrawn" : answered,
    refusalReason: typeof settled?.data.reason === "string" ? settled.data.reason : null,
    ...{ accounts: null, accountsProduced: null, fieldsAsked: [], fieldsProduced: [] },
    ...{ decidedAt: settled?.at ?? null, producedAt: null, notifiedAt: null, imported: false, counted: true },
  };
}
