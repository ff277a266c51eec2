import { filterNames, type SavedView } from "#lib/views/view.ts";
import { addressWith } from "./address-with.ts";

/** What the queue is narrowed to, as it stands in the address. */
export type QueueFilter = { readonly [Name in (typeof filterNames)[number]]?: string | undefined };

/** The filters of an address; what is there twice counts once, and what is empty not at all. */
export function queueFilter(search: Readonly<Record<string, string | string[] | undefined>>): QueueFilter {
  const one = (name: string) => [search[name]].flat()[0] ?? "";
  return Object.fromEntries(filterNames.map((name) => [name, one(name)]).filter(([, value]) => value !== ""));
}

export type QueueCounts = {
  open: Readonly<Record<string, number>>;
  overdue: number;
  mine: number;
  toCountersign: number;
  noticesDue: number;
};

const views = [
  { label: "Open", filter: { state: "open" } },
  { label: "Mine", filter: { assignee: "me" } },
  { label: "To countersign", filter: { state: "proposed" } },
  { label: "Overdue", filter: { due: "overdue" } },
  { label: "Nobody's", filter: { assignee: "nobody" } },
  { label: "Notices due", filter: { due: "notice" } },
  { label: "Settled", filter: { state: "settled" } },
  { label: "All", filter: { state: "all" } },
] satisfies { label: string; filter: QueueFilter }[];

/** Notices are counted up to a thousand; one more stands for any number beyond. */
const countedMax = 1_000;

/** The tabs of the queue with what each holds; search and filters go along. */
export function queueTabs(filter: QueueFilter, counts: QueueCounts): { label: string; href: string; count?: string }[] {
  const open = Object.values(counts.open).reduce((sum, count) => sum + count, 0);
  const held: Readonly<Record<string, number>> = {
    Open: open,
    Mine: counts.mine,
    "To countersign": counts.open.proposed ?? 0,
    Overdue: counts.overdue,
    "Notices due": counts.noticesDue,
  };
  return views.map(({ label, filter: view }) => ({
    label,
    href: viewAddress({ ...withoutView(filter), ...view }),
    ...(held[label] === undefined ? {} : { count: countText(held[label]) }),
  }));
}

function countText(count: number): string {
  return count > countedMax ? `${countedMax}+` : String(count);
}

/** The tab that is open: without a view of its own in the address, the open requests are. */
export function openTab(filter: QueueFilter): string {
  const { state, assignee, due } = filter;
  return viewAddress((state ?? assignee ?? due) ? filter : { ...filter, state: "open" });
}

/** The address of a view; of the filters, in one order, so that an open tab is recognised by it. */
export function viewAddress(filter: QueueFilter, changes: Readonly<Record<string, string | undefined>> = {}): string {
  const ordered = Object.fromEntries(filterNames.map((name) => [name, filter[name]]));
  return addressWith("/requests", ordered, changes);
}

/** The address of a view that somebody saved. */
export function savedAddress({ filters }: Pick<SavedView, "filters">): string {
  // A view without a filter is the open requests; the bare address would lead to the reader's own beginning.
  return viewAddress(Object.keys(filters).length === 0 ? { state: "open" } : filters);
}

function withoutView({ state: _, assignee: __, due: ___, ...rest }: QueueFilter): QueueFilter {
  return rest;
}

/** Whether a view comes due first, as the queue orders it: unless it says otherwise, every open one. */
export function isDueFirst({ state, search, due, sort }: QueueFilter): boolean {
  if (sort !== undefined) return sort === "due";
  if (due === "notice" || (state === undefined && search !== undefined)) return false;
  return state === undefined || !["settled", "all", "closed", "withdrawn"].includes(state);
}
