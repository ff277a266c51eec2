import { z } from "zod";
import type { Entry } from "#lib/audit/entry.ts";
import type { Tx } from "#lib/db/transaction.ts";
import { query } from "#lib/operation.ts";
import { Refusal } from "#lib/refusal.ts";
import type { Appeal, AppealedBan, AppealOutcome, AppealState, WithdrawalReason } from "./appeal.ts";
import { archivedMonth } from "./archivedMonth.ts";

/** One entry of the log about an appeal. `leafIndex` is null for the second in which the log has not placed it yet. */
export type AppealEntry = {
  readonly entryId: string;
  readonly at: Date;
  readonly action: string;
  readonly actorName: string;
  readonly actorRole: string;
  readonly data: Entry["data"];
  readonly leafIndex: number | null;
};

/** An appeal as its page shows it. What the user said and what reviewers wrote is not here: `reveal`. */
export type AppealCase = Omit<Appeal, "assignedTo" | "proposedBy"> & {
  readonly assignedTo: string | null;
  readonly proposedBy: string | null;
  readonly reference: string;
  readonly country: string | null;
  readonly language: string | null;
  readonly statement: "none" | "sealed" | "destroyed";
  readonly notes: number;
  readonly lookedAt: Date | null;
  readonly proposedAt: Date | null;
  readonly countersignedByName: string | null;
  readonly decidedAt: Date | null;
  readonly reinstateAskedByName: string | null;
  readonly reinstatedAt: Date | null;
  readonly reinstatedBy: "platform" | "countersign" | null;
  readonly withdrawnReason: WithdrawalReason | null;
  readonly withdrawnAt: Date | null;
  readonly ban: AppealedBan | null;
  /** Of the same ban. */
  readonly others: readonly {
    readonly id: string;
    readonly state: AppealState;
    readonly outcome: AppealOutcome | null;
    readonly receivedAt: Date;
  }[];
  readonly history: readonly AppealEntry[];
};

/** One appeal. @throws Refusal `not-found` */
export const one = query({
  name: "appeals.one",
  permission: "appeals:read",
  input: z.object({ id: z.uuid() }),
  async run({ tx }, { id }): Promise<AppealCase> {
    const [row] = await tx.sql<Omit<AppealCase, "ban" | "others" | "history"> & Flat>`
      SELECT a.id, a.source, a.ban_source AS "banSource", a.ban_sender_id AS "banSenderId", replace(a.ban::text, '-', '') AS "banKey",
             CASE a.source WHEN 'countersign' THEN left(a.id::text, 13) ELSE a.sender_id END AS reference, a.country, a.language,
             a.received_at AS "receivedAt", a.state, a.ban_reason AS "banReason", a.ban_signal AS "banSignal", a.ban_automation AS "banAutomation",
             a.ban_country AS "banCountry", a.ban_occurred_at AS "banOccurredAt", a.assigned_to AS "assignedTo", h.name AS "assignedToName",
             a.looked_at AS "lookedAt", a.outcome, a.reason, a.by_two AS "byTwo", a.proposed_by AS "proposedBy", p.name AS "proposedByName",
             a.proposed_at AS "proposedAt", c.name AS "countersignedByName", a.decided_at AS "decidedAt", a.reinstate_asked_at AS "reinstateAskedAt",
             r.name AS "reinstateAskedByName", a.reinstated_at AS "reinstatedAt", a.reinstated_by AS "reinstatedBy", a.withdrawn_reason AS "withdrawnReason",
             a.withdrawn_at AS "withdrawnAt", ${archivedMonth} AS "banArchived", CASE WHEN NOT a.stated THEN 'none' WHEN a.sealed IS NULL THEN 'destroyed' ELSE 'sealed' END AS statement,
             (SELECT count(*)::int FROM appeal_note n WHERE n.appeal_id = a.id) AS notes, a.version
        FROM appeal a LEFT JOIN person h ON h.id = a.assigned_to LEFT JOIN person p ON p.id::text = a.proposed_by
        LEFT JOIN person c ON c.id::text = a.countersigned_by LEFT JOIN person r ON r.id::text = a.reinstate_asked_by WHERE a.id = ${id}`;
    if (row === undefined) throw new Refusal("not-found", "There is no such appeal.");
    const { banSignal: _signal, banAutomation: _automation, banCountry: _country, banOccurredAt: _at, ...rest } = row;
    const ban = banOf(row);
    return { ...rest, ban, others: await othersOf(tx, id, rest.banKey), history: await historyOf(tx, id) };
  },
});

function banOf(row: Flat & { readonly banReason: AppealedBan["reason"] | null }): AppealedBan | null {
  const { banReason: reason, banSignal: signal, banAutomation: automation, banCountry: country, banOccurredAt } = row;
  // The database writes all of them at once.
  if (reason === null || signal === null || automation === null || country === null || banOccurredAt === null)
    return null;
  return { reason, signal, automation, country, occurredAt: banOccurredAt };
}

type Flat = {
  readonly banSignal: AppealedBan["signal"] | null;
  readonly banAutomation: AppealedBan["automation"] | null;
  readonly banCountry: string | null;
  readonly banOccurredAt: Date | null;
};

function othersOf({ sql }: Tx, id: string, ban: string): Promise<AppealCase["others"]> {
  return sql<AppealCase["others"][number]>`
    SELECT id, state, outcome, received_at AS "receivedAt" FROM appeal WHERE ban = ${ban}::uuid AND id <> ${id} ORDER BY received_at DESC, id DESC LIMIT 20`;
}

async function historyOf({ sql }: Tx, id: string): Promise<AppealEntry[]> {
  const rows = await sql<Omit<AppealEntry, "data" | "leafIndex"> & { bytes: Buffer; leafIndex: string | null }>`
    SELECT e.id AS "entryId", e.at, e.action, COALESCE(p.name, k.source, initcap(e.actor_role)) AS "actorName", e.actor_role AS "actorRole", e.bytes,
           l.leaf_index AS "leafIndex"
      FROM log_entry e LEFT JOIN log_leaf l ON l.entry_id = e.id LEFT JOIN person p ON p.id::text = e.actor_id
      LEFT JOIN api_key k ON k.id::text = e.actor_id WHERE e.subject = ${`appeal:${id}`} ORDER BY e.id LIMIT 500`;
  return rows.map(({ bytes, leafIndex, ...row }) => {
    const { data } = JSON.parse(bytes.toString("utf8")) as Entry;
    // A key that is no longer listed still sent under its source.
    const actorName = row.actorRole === "machine" && typeof data.source === "string" ? data.source : row.actorName;
    return { ...row, actorName, data, leafIndex: leafIndex === null ? null : Number(leafIndex) };
  });
}
