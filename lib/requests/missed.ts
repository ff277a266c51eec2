import type { Tx } from "#lib/db/transaction.ts";
import { doneWords } from "./first.ts";
import { openStates, type State } from "./request.ts";

/** A request that an act over several did not reach, by its reference, and why. */
export type Missed = { readonly id: string; readonly reference: string; readonly because: string };

type Row = {
  id: string;
  reference: string;
  state: State;
  imported: boolean;
  name: string | null;
  action: string | null;
};

/** Why each of these was left as it is: it came from a past year, is settled, or somebody else changed it meanwhile. */
export async function missed(tx: Tx, ids: readonly string[]): Promise<Missed[]> {
  if (ids.length === 0) return [];
  const rows = await tx.sql<Row>`
    SELECT r.id, r.reference, r.state, r.imported, last.name, last.action FROM legal_request r
      LEFT JOIN LATERAL (SELECT p.name, e.action FROM log_entry e LEFT JOIN person p ON p.id::text = e.actor_id
         WHERE e.subject = 'request:' || r.id AND e.action NOT IN ('request.revealed', 'request.downloaded')
         ORDER BY e.id DESC LIMIT 1) last ON true
     WHERE r.id = ANY(${ids}::uuid[]) ORDER BY r.reference`;
  return rows.map(({ id, reference, ...row }) => ({ id, reference, because: because(row) }));
}

function because({ state, imported, name, action }: Omit<Row, "id" | "reference">): string {
  if (imported) return "it was imported from a past year";
  if (!(openStates as readonly State[]).includes(state)) return `it is ${state}`;
  return `${name ?? "somebody else"} ${doneWords(action)} meanwhile`;
}

/** The first three by name, and how many more. */
export function sentenceOf(missed: readonly Missed[]): string {
  if (missed.length === 0) return "There is no such request.";
  const named = missed.slice(0, 3).map(({ reference, because }) => `${reference}: ${because}`);
  const more = missed.length - named.length;
  return `${named.join("; ")}${more > 0 ? `; and ${more} more` : ""}.`;
}
