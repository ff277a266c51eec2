import type { Tx } from "#lib/db/transaction.ts";
import { behindPageMax, type Scope } from "./batchesBehind.ts";
import { entriesBehind } from "./entriesBehind.ts";
import {
  type ContactWhere,
  type Folded,
  foldOutside,
  matchesContact,
  matchesSuspicion,
  type OutsideKind,
  type SuspicionWhere,
} from "./outside.ts";
import type { Sources } from "./sources.ts";

/** A suspicion or a contact that a figure counts, as it stood when the report was compiled. */
export type OutsideBehind = {
  readonly id: string;
  readonly kind: OutsideKind;
  readonly at: Date;
  readonly country: string;
  /** Outcome of a suspicion; kind of office and topics of a contact. Codes. */
  readonly codes: readonly string[];
};
type FoldedOutside = Exclude<Folded, { kind: "order" }>;
type Page = { readonly items: OutsideBehind[]; readonly next: string | null };

/** The suspicions that a measure counts, by id. */
export function suspicionsBehind(scope: Scope, where: SuspicionWhere): Promise<Page> {
  return behind(scope, "suspicion", (folded) => folded.kind === "suspicion" && matchesSuspicion(folded.row, where));
}

/** The contacts that a measure counts, by id. */
export function contactsBehind(scope: Scope, where: ContactWhere): Promise<Page> {
  return behind(scope, "contact", (folded) => folded.kind === "contact" && matchesContact(folded.row, where));
}

async function behind(
  { tx, sources, after }: Scope,
  kind: OutsideKind,
  wanted: (folded: FoldedOutside) => boolean,
): Promise<Page> {
  const found = await foldedOf(tx, sources.others ?? [], kind);
  const rest = found.filter((folded) => wanted(folded) && (after === null || folded.row.id > after));
  const items = rest.slice(0, behindPageMax).map(lineOf);
  return { items, next: rest.length > behindPageMax ? (items.at(-1)?.id ?? null) : null };
}

function lineOf(folded: FoldedOutside): OutsideBehind {
  const { id, country } = folded.row;
  return folded.kind === "suspicion"
    ? { id, kind: "suspicion", at: new Date(folded.row.raisedAt), country, codes: [folded.row.outcome] }
    : { id, kind: "contact", at: new Date(folded.row.heldAt), country, codes: [folded.row.kind, ...folded.row.topics] };
}

/** Folds each from as many of its entries as the sources say, ascending by id. */
async function foldedOf(tx: Tx, others: NonNullable<Sources["others"]>, kind: OutsideKind): Promise<FoldedOutside[]> {
  const entries = await entriesBehind(
    tx,
    others.filter(([subject]) => subject.startsWith(`${kind}:`)),
  );
  return [...entries.values()].flatMap((own) => {
    const folded = foldOutside(own);
    return folded.kind === "order" ? [] : [folded];
  });
}
