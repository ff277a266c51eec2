import { z } from "zod";
import type { Tx } from "#lib/db/transaction.ts";
import type { Pause } from "#lib/law/clock.ts";
import { type Instrument, instrument } from "#lib/law/instrument.ts";
import { isOf } from "#lib/law/jurisdiction.ts";
import { query } from "#lib/operation.ts";
import { type Override, overrideValue } from "#lib/overrides/override.ts";
import { Refusal } from "#lib/refusal.ts";
import type { Register } from "#lib/register/field.ts";
import { type FindingCode, gate } from "#lib/register/gate.ts";
import { clocks, type HouseRules } from "./clocks.ts";
import { overridesFor } from "./overridesFor.ts";
import { registerAt } from "./register.ts";
import type { State } from "./request.ts";

const deadlineValue = overrideValue.options[0];
const requestsMax = 2_000;

type Row = {
  readonly id: string;
  readonly reference: string;
  readonly authority: string;
  readonly country: string;
  readonly instrument: string;
  readonly emergency: boolean;
  readonly receivedAt: Date;
  readonly printedDueOn: string | null;
  readonly state: State;
  readonly place: string | null;
  readonly dueAt: Date | null;
  readonly pauses: readonly { from: string; until: string | null }[];
};

/** One open request as it stands, and as it would stand. */
export type SimulatedLine = Pick<
  Row,
  "id" | "reference" | "authority" | "country" | "instrument" | "receivedAt" | "state"
> & {
  readonly dueAt: Date | null;
  readonly wouldBeDueAt: Date | null;
  /** Overdue then, and not now. */
  readonly wouldBeOverdue: boolean;
  readonly overdueNow: boolean;
};

/** A field that the instrument would reach, and what the register in force would answer. */
export type ReachedField = { readonly key: string; readonly label: string; readonly finding: FindingCode };

export type Simulation = {
  readonly lines: readonly SimulatedLine[];
  /** Open requests beyond the first 2,000, which are not in `lines`. */
  readonly more: number;
  /** Whether the rule sets a period that can be counted at all. */
  readonly counts: boolean;
  readonly reached: readonly ReachedField[];
};

/**
 * What would fall due when, if a bill were law or a deadline another: over the requests that are open now, changing nothing. A bill is
 * tried on the requests of its own State, or (`everywhere`) on all; a changed deadline on those of its instrument. Beside it: what the bill
 * would reach, and what the register would answer.
 */
export const simulate = query({
  name: "requests.simulate",
  permission: "requests:read",
  input: z.object({
    instrument: z.string().max(63),
    deadline: deadlineValue.omit({ kind: true }).nullable().default(null),
    everywhere: z.boolean().default(false),
  }),
  async run({ tx, now }, { instrument: id, deadline, everywhere }): Promise<Simulation> {
    const one = instrument(id);
    if (one === undefined) throw new Refusal("invalid", `The instrument “${id}” is not known; nothing was tried.`);
    const isBill = one.status === "pending_bill";
    if (!isBill && deadline === null) {
      throw new Refusal("invalid", "Say which deadline is to be tried: this instrument is law already.", {
        "deadline.length": "A deadline to try",
      });
    }
    const rows = await openRequests(tx);
    const concerned = rows.filter((row) =>
      isBill ? everywhere || isOf(one.jurisdiction, row.country) : row.instrument === id,
    );
    const tried = triedRules(deadline === null ? null : { kind: "deadline", ...deadline });
    const house = await overridesFor(tx, { instrument: id });
    const lines: SimulatedLine[] = [];
    for (const row of concerned.slice(0, requestsMax)) {
      const rules = tried ?? { ...house, overrides: isBill ? [] : house.overrides };
      lines.push(await simulated(row, id, { ...rules, place: row.place }, now));
    }
    return {
      lines: lines.toSorted(
        (one, other) => Number(one.wouldBeDueAt ?? Infinity) - Number(other.wouldBeDueAt ?? Infinity),
      ),
      more: Math.max(0, concerned.length - requestsMax),
      counts: lines.some((line) => line.wouldBeDueAt !== null),
      reached: reachedBy(one, await registerAt(tx, now), now),
    };
  },
});

/** The deadline to try, as if two people had signed it before anything was received. */
function triedRules(value: Override["value"] | null): HouseRules | null {
  if (value === null) return null;
  const tried = { id: "tried", value, reason: "It is only tried here", effectiveAt: new Date(0), endedAt: null };
  return { overrides: [tried], place: null };
}

async function simulated(row: Row, id: string, rules: HouseRules, now: Date): Promise<SimulatedLine> {
  const pauses: Pause[] = row.pauses.map(({ from, until }) => ({
    from: new Date(from),
    until: until === null ? null : new Date(until),
  }));
  const { legal } = await clocks({ ...row, instrument: id }, pauses, rules);
  const { id: requestId, reference, authority, country, instrument: own, receivedAt, state, dueAt } = row;
  const wouldBeDueAt = legal.dueAt;
  const overdueNow = dueAt !== null && legal.stoppedAt === null && dueAt < now;
  const overdue = wouldBeDueAt !== null && legal.stoppedAt === null && wouldBeDueAt < now;
  return {
    ...{ id: requestId, reference, authority, country, instrument: own, receivedAt, state, dueAt },
    wouldBeDueAt,
    wouldBeOverdue: overdue && !overdueNow,
    overdueNow,
  };
}

function openRequests(tx: Tx): Promise<Row[]> {
  return tx.sql<Row>`
    SELECT r.id, r.reference, a.name AS authority, r.country, r.instrument, r.emergency, r.received_at AS "receivedAt",
           r.printed_due_on::text AS "printedDueOn", r.state, r.clock_place AS place, COALESCE(r.legal_due_at, r.house_due_at) AS "dueAt",
           COALESCE((SELECT jsonb_agg(jsonb_build_object('from', s.from_at, 'until', s.until_at) ORDER BY s.from_at)
                       FROM request_pause s WHERE s.request_id = r.id), '[]') AS pauses
      FROM legal_request r JOIN authority a ON a.id = r.authority_id
     WHERE r.state IN ('received', 'proposed', 'decided', 'collected') AND r.produced_at IS NULL
     ORDER BY COALESCE(r.legal_due_at, r.house_due_at, 'infinity'::timestamptz), r.id`;
}

/** Every field of the categories that the instrument names, judged as if it were in force and its asker verified. */
function reachedBy(one: Instrument, register: Register, now: Date): ReachedField[] {
  const { reach } = one;
  if (reach === null) return [];
  const asked = register.fields
    .filter(({ key, euCategory }) => reach.categories.includes(euCategory) && (reach.fields?.includes(key) ?? true))
    .map(({ key }) => key);
  const receivedOn = now.toISOString().slice(0, 10);
  const facts = { register, instrument: one, surface: "private", verification: "verified", receivedOn } as const;
  // A period of one day: what grows with time is not called overbroad for want of one.
  const period = { from: receivedOn, to: receivedOn };
  return gate({ ...facts, period, asIfInForce: true, asked }).map(({ key, label, finding }) => ({
    key,
    label,
    finding,
  }));
}
