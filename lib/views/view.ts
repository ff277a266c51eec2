import { z } from "zod";
import { offenceCodes } from "#lib/law/offence.ts";
import { states } from "#lib/requests/request.ts";

/** In which order a view stands: what is due first, the newest, or what has waited longest. */
const viewSorts = ["due", "newest", "oldest"] as const;

/** The filters of the queue, by their names in its address: the same for a page, for a link and for a saved view. */
export const viewFilters = z.object({
  state: z.enum([...states, "open", "settled", "all"]).optional(),
  country: z.string().trim().toUpperCase().length(2).optional(),
  instrument: z.string().max(63).optional(),
  offence: z.enum(offenceCodes).optional(),
  /** A person's id, or `me`, or `nobody`. */
  assignee: z.union([z.uuid(), z.literal("me"), z.literal("nobody")]).optional(),
  due: z.enum(["overdue", "today", "week", "notice"]).optional(),
  /** Cases of child safety, emergencies, or requests that nobody has acknowledged yet. */
  only: z.enum(["child-safety", "emergency", "unacknowledged"]).optional(),
  /** Words of the reference, the authority, the offence or the note; never an identifier. */
  search: z.string().trim().max(200).optional(),
  sort: z.enum(viewSorts).optional(),
});
export type ViewFilters = z.output<typeof viewFilters>;

/** The names of the filters, in the order in which they stand in an address. */
export const filterNames = Object.keys(viewFilters.shape) as (keyof ViewFilters)[];

/** A view that somebody named; `own` where the reader did. */
export type SavedView = {
  readonly id: string;
  readonly name: string;
  readonly filters: ViewFilters;
  readonly shared: boolean;
  readonly own: boolean;
  readonly ownerName: string;
  /** Where the reader's queue begins. */
  readonly isDefault: boolean;
  readonly version: number;
};

/** Number keys open so many of them, in their order. */
export const numberedViewsMax = 9;
