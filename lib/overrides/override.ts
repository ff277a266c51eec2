import { z } from "zod";
import type { Count } from "#lib/law/clockRules.ts";
import { Refusal } from "#lib/refusal.ts";

/** What of a rule a house may see otherwise: how its deadline is counted, its own target, whether it binds, and how it is read. */
export const overrideKinds = ["deadline", "house-target", "switch", "reading"] as const;
export type OverrideKind = (typeof overrideKinds)[number];

const length = (max: number) => z.coerce.number().int().min(1, "At least 1").max(max, `At most ${max}`);

/** The changed matter, one shape a kind. Days begin with the day after receipt and move on from a day of rest, as in Union law. */
export const overrideValue = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("deadline"), by: z.enum(["hours", "days", "working-days"]), length: length(1000) }),
  z.object({ kind: z.literal("house-target"), hours: length(8760) }),
  z.object({ kind: z.literal("switch"), on: z.boolean() }),
  z.object({
    kind: z.literal("reading"),
    basis: z.enum(["read", "partly-read", "background"]),
    note: z.string().trim().min(10, "Say in a sentence how the house reads it").max(2000),
  }),
]);
export type OverrideValue = z.output<typeof overrideValue>;

export type OverrideState = "proposed" | "rejected" | "awaited" | "in-effect" | "superseded" | "ended";

/** One house rule in place of the table's, with what the clocks need of it. */
export type Override = {
  readonly id: string;
  readonly value: OverrideValue;
  readonly reason: string;
  /** Requests received from this moment on are governed by it. */
  readonly effectiveAt: Date;
  /** Requests received from this moment on are not; null while it lasts. */
  readonly endedAt: Date | null;
};

/** An override as its lists and pages show it, with everybody who signed or ended it. */
export type OverrideLine = {
  readonly id: string;
  readonly instrument: string;
  readonly value: OverrideValue;
  readonly reason: string;
  readonly wantedAt: Date | null;
  readonly effectiveAt: Date | null;
  readonly proposedBy: string;
  readonly proposedByName: string;
  readonly proposedAt: Date;
  readonly countersignedByName: string | null;
  readonly countersignedAt: Date | null;
  readonly rejectedByName: string | null;
  readonly rejectedAt: Date | null;
  readonly rejectedReason: string | null;
  readonly endedByName: string | null;
  readonly endedAt: Date | null;
  readonly endedReason: string | null;
  readonly state: OverrideState;
};

export type Signed = {
  readonly proposedBy: string;
  readonly countersignedAt: Date | null;
  readonly rejectedAt: Date | null;
  readonly endedAt: Date | null;
};

type ValueOf<Kind extends OverrideKind> = Extract<OverrideValue, { kind: Kind }>;

/** Of the signed overrides of an instrument, the one of a kind that governs a receipt: the last that took effect before it and had not ended. */
export function overrideAt<Kind extends OverrideKind>(
  overrides: readonly Override[],
  kind: Kind,
  receivedAt: Date,
): (Override & { readonly value: ValueOf<Kind> }) | undefined {
  return overrides
    .filter((one): one is Override & { readonly value: ValueOf<Kind> } => one.value.kind === kind)
    .filter(({ effectiveAt, endedAt }) => effectiveAt <= receivedAt && (endedAt === null || receivedAt < endedAt))
    .toSorted((one, other) => Number(one.effectiveAt) - Number(other.effectiveAt))
    .at(-1);
}

/** How a changed deadline is counted. */
export function countOf({ by, length }: Pick<ValueOf<"deadline">, "by" | "length">): Count {
  if (by === "hours") return { by, length, skipsHourOfReceipt: false };
  return by === "working-days" ? { by, length } : { by, length, from: "next-day", rolls: true };
}

/** The matter in a few words: `48 hours`, `5 working days`, `house target 24 hours`, `switched off`. */
export function valueWords(value: OverrideValue): string {
  switch (value.kind) {
    case "deadline": {
      const unit = value.by === "working-days" ? "working day" : value.by.slice(0, -1);
      return `deadline of ${value.length} ${unit}${value.length === 1 ? "" : "s"}`;
    }
    case "house-target":
      return `house target of ${value.hours} ${value.hours === 1 ? "hour" : "hours"}`;
    case "switch":
      return value.on ? "switched on" : "switched off";
    case "reading":
      return `read otherwise: ${value.note}`;
  }
}

/** Where an override stands now. `superseded` is told by the list: a later one of its kind is in effect. */
export function stateOf(
  one: Pick<Signed, "rejectedAt" | "countersignedAt" | "endedAt"> & { readonly effectiveAt: Date | null },
  now: Date,
): Exclude<OverrideState, "superseded"> {
  if (one.rejectedAt !== null) return "rejected";
  if (one.effectiveAt === null) return "proposed";
  if (one.endedAt !== null && one.endedAt <= now) return "ended";
  return one.effectiveAt > now ? "awaited" : "in-effect";
}

/** @throws Refusal `conflict` where it is no longer open, `forbidden` where the second person is the first. */
export function assertSettlable(one: Signed, by: string): void {
  if (one.countersignedAt !== null || one.rejectedAt !== null) {
    throw new Refusal("conflict", "Somebody settled this override already; nothing was changed. Look at it again.");
  }
  if (one.proposedBy === by) {
    throw new Refusal("forbidden", "Nobody countersigns their own proposal; nothing was changed. Ask another person.");
  }
}

/** @throws Refusal `conflict` where nothing is in effect that could end. */
export function assertEndable(one: Signed): void {
  if (one.countersignedAt !== null && one.endedAt === null) return;
  throw new Refusal(
    "conflict",
    one.endedAt === null
      ? "This override was never countersigned, so it cannot be ended; nothing was changed."
      : "This override has ended already; nothing was changed.",
  );
}
