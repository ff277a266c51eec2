import { z } from "zod";
import { officerStanding } from "#lib/auth/officerReach.ts";
import { readCursor, writeCursor } from "#lib/db/cursor.ts";
import { fragment } from "#lib/db/sql.ts";
import { instrument } from "#lib/law/instrument.ts";
import { query } from "#lib/operation.ts";
import type { Outcome, State } from "./request.ts";

const pageMax = 50;

/** A request as its own authority follows it: nothing of how the desk works on it, and its outcome only once it was answered. */
export type OwnLine = {
  readonly id: string;
  readonly reference: string;
  readonly instrumentName: string;
  readonly emergency: boolean;
  readonly state: State;
  readonly outcome: Outcome;
  readonly receivedAt: Date;
  readonly legalDueAt: Date | null;
  readonly houseDueAt: Date | null;
  readonly stoppedAt: Date | null;
  readonly answeredAt: Date | null;
  /** Messages of the desk since an officer last wrote. */
  readonly waiting: number;
  /** The name of the officer who asked; null where it came another way. */
  readonly askedBy: string | null;
};

type Row = Omit<OwnLine, "instrumentName"> & { instrument: string };

/** What the officer's own authority asked, newest first, 50 a page. `after` is the `next` of the page before. */
export const ownList = query({
  name: "requests.ownList",
  permission: "requests:follow",
  input: z.object({ after: z.string().max(500).optional() }),
  async run({ tx, actor }, { after }): Promise<{ rows: OwnLine[]; next: string | null }> {
    const { authorityId } = await officerStanding(tx, actor);
    const [at, afterId] = after === undefined ? [] : readCursor(after, z.tuple([z.iso.datetime(), z.uuid()]));
    const rows = await tx.sql<Row>`
      SELECT r.id, r.reference, r.instrument, r.emergency, r.state, r.received_at AS "receivedAt", r.legal_due_at AS "legalDueAt",
             r.house_due_at AS "houseDueAt", r.clock_stopped_at AS "stoppedAt", COALESCE(r.produced_at, r.closed_at) AS "answeredAt",
             CASE WHEN r.state IN ('produced', 'closed', 'withdrawn') THEN r.outcome ELSE 'pending' END AS outcome, o.name AS "askedBy",
             (SELECT count(*)::int FROM message m WHERE m.request_id = r.id AND m.direction = 'out' AND m.sent_at > COALESCE(
                (SELECT max(i.sent_at) FROM message i WHERE i.request_id = r.id AND i.direction = 'in'), '-infinity')) AS waiting
        FROM legal_request r LEFT JOIN officer o ON o.id = r.officer_id
       WHERE r.authority_id = ${authorityId} AND NOT r.imported
         AND ${afterId === undefined ? fragment`true` : fragment`(r.received_at, r.id) < (${at}::timestamptz, ${afterId}::uuid)`}
       ORDER BY r.received_at DESC, r.id DESC LIMIT ${pageMax + 1}`;
    const last = rows[pageMax - 1];
    const next = rows.length > pageMax && last ? writeCursor([last.receivedAt.toISOString(), last.id]) : null;
    return { rows: rows.slice(0, pageMax).map(named), next };
  },
});

function named({ instrument: id, ...row }: Row): OwnLine {
  return { ...row, instrumentName: instrument(id)?.name ?? id };
}
