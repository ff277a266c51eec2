import { fragment } from "#lib/db/sql.ts";
import type { BanOrder } from "./banOrder.ts";

/** An order as lists and its page show it. */
export type BanOrderLine = BanOrder & {
  readonly dueAt: Date | null;
  readonly clockRule: string | null;
  readonly printedDueOn: string | null;
  readonly request: { readonly id: string; readonly reference: string } | null;
  /** Of the ban: its address here, 32 hex digits, and how its sender names it. */
  readonly banKey: string | null;
  readonly banName: string | null;
  readonly recordedByName: string;
  readonly recordedAt: Date;
  readonly proposedByName: string | null;
  readonly proposedAt: Date | null;
  readonly countersignedByName: string | null;
  readonly settledAt: Date | null;
  /** When the account was back, as the ledger has it. */
  readonly reinstatedAt: Date | null;
};

/** What `SELECT` needs for a line, after which its conditions follow; `o` is the order. */
export const orderLines = fragment`
  SELECT o.id, o.asks, o.authority, o.country, o.instrument, o.reference, o.received_at AS "receivedAt", o.due_at AS "dueAt", o.clock_rule AS "clockRule",
         o.printed_due_on::text AS "printedDueOn", CASE WHEN r.id IS NOT NULL THEN json_build_object('id', r.id, 'reference', r.reference) END AS request,
         replace(o.ban::text, '-', '') AS "banKey", o.ban_source || ':' || o.ban_sender_id AS "banName", o.ban_reason AS "banReason", o.state, o.outcome,
         o.reason, COALESCE(w.name, 'Operator') AS "recordedByName", o.recorded_at AS "recordedAt", o.proposed_by AS "proposedBy",
         p.name AS "proposedByName", o.proposed_at AS "proposedAt", c.name AS "countersignedByName", o.settled_at AS "settledAt",
         (SELECT min(e.occurred_at) FROM ban_reinstatement e WHERE e.original = o.ban) AS "reinstatedAt", o.version
    FROM ban_order o LEFT JOIN legal_request r ON r.id = o.request_id LEFT JOIN person w ON w.id::text = o.recorded_by
    LEFT JOIN person p ON p.id::text = o.proposed_by LEFT JOIN person c ON c.id::text = o.countersigned_by`;
