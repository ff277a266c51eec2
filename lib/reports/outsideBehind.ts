import { idsAfter, type Line, type Page, pageOf, type Scope } from "./behindPage.ts";
import { countableOutside } from "./countable.ts";
import { foldedBehind } from "./foldedBehind.ts";
import {
  type ContactWhere,
  type Folded,
  matchesContact,
  matchesSuspicion,
  type OutsideKind,
  type SuspicionWhere,
} from "./outside.ts";

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

/** The suspicions that a measure counts, by id. */
export function suspicionsBehind(scope: Scope, where: SuspicionWhere): Promise<Page<OutsideBehind>> {
  return pageOf(lines(scope, "suspicion", (one) => one.kind === "suspicion" && matchesSuspicion(one.row, where)));
}

/** The contacts that a measure counts, by id. */
export function contactsBehind(scope: Scope, where: ContactWhere): Promise<Page<OutsideBehind>> {
  return pageOf(lines(scope, "contact", (one) => one.kind === "contact" && matchesContact(one.row, where)));
}

/** Each is folded from as many of its entries as the sources say, so many at a time as the page needs. */
async function* lines(
  { tx, sources, after }: Scope,
  kind: OutsideKind,
  wanted: (folded: FoldedOutside) => boolean,
): AsyncGenerator<Line<OutsideBehind>> {
  const own = (sources.others ?? []).filter(([subject]) => subject.startsWith(`${kind}:`));
  const counted = idsAfter(own, ([subject]) => subject.slice(kind.length + 1), after);
  for await (const { id, row, faults } of foldedBehind(tx, counted, countableOutside)) {
    yield { id, item: row === null || row.kind === "order" || !wanted(row) ? null : itemOf(row), faults };
  }
}

function itemOf(folded: FoldedOutside): OutsideBehind {
  const { id, country } = folded.row;
  return folded.kind === "suspicion"
    ? { id, kind: "suspicion", at: new Date(folded.row.raisedAt), country, codes: [folded.row.outcome] }
    : { id, kind: "contact", at: new Date(folded.row.heldAt), country, codes: [folded.row.kind, ...folded.row.topics] };
}
