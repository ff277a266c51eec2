import { addressWith } from "./address-with.ts";

/** What the queue is narrowed to, as it stands in the address. */
export type QueueFilter = Partial<Readonly<Record<(typeof filterNames)[number], string>>>;

const filterNames = ["state", "assignee", "due", "search", "country", "instrument"] as const;

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
  { label: "Open", filter: {} },
  { label: "Mine", filter: { assignee: "me" } },
  { label: "To countersign", filter: { state: "proposed" } },
  { label: "Overdue", filter: { due: "overdue" } },
  { label: "Nobody's", filter: { assignee: "nobody" } },
  { label: "Notices due", filter: { due: "notice" } },
  { label: "Settled", filter: { state: "settled" } },
  { label: "All", filter: { state: "all" } },
] satisfies { label: string; filter: QueueFilter }[];

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
    ...(held[label] === undefined ? {} : { count: String(held[label]) }),
  }));
}

/** The address of a view; of the filters, in one order, so that an open tab is recognised by it. */
export function viewAddress(filter: QueueFilter, changes: Readonly<Record<string, string | undefined>> = {}): string {
  const ordered = Object.fromEntries(filterNames.map((name) => [name, filter[name]]));
  return addressWith("/requests", ordered, changes);
}

function withoutView({ search, country, instrument }: QueueFilter): QueueFilter {
  return { ...(search && { search }), ...(country && { country }), ...(instrument && { instrument }) };
}

/** Whether a view comes due first, as the queue orders it: every open one without a search. */
export function isDueFirst({ state, search, due }: QueueFilter): boolean {
  if (due === "notice" || (state === undefined && search !== undefined)) return false;
  return state === undefined || !["settled", "all", "closed", "withdrawn"].includes(state);
}
