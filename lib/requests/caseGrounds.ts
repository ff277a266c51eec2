import { addDays, dayOf } from "#lib/law/calendar.ts";
import { conflictGround, type Ground, groundOf, groundsFor, type Hindrance, questionFor } from "#lib/law/grounds.ts";
import { instrument } from "#lib/law/instrument.ts";
import { legalZone } from "#lib/law/zone.ts";
import { offeredGrounds } from "./choice.ts";
import type { LegalRequest } from "./request.ts";
import type { CaseGrounds, GroundLine } from "./standing.ts";

/** Reads it from the law's data. */
export function groundsOf(
  request: LegalRequest,
  facts: { code: string | null; conflictUpheld: boolean; now: Date },
): CaseGrounds {
  const law = instrument(request.instrument);
  if (law === undefined) return { offered: [], named: null, question: null, conflict: null };
  const line = ({ code, words, article, withinDays }: Ground): GroundLine => ({ code, words, article, withinDays });
  const named = groundsFor(law).find((one) => one.code === facts.code);
  const conflict = conflictGround(law);
  const zone = legalZone(request.country);
  const lastDay =
    conflict === null || conflict.withinDays === null
      ? null
      : addDays(dayOf(request.receivedAt, zone), conflict.withinDays);
  const question = questionFor(law);
  return {
    offered: offeredGrounds(law, facts.conflictUpheld).map(line),
    named: named === undefined ? null : line(named),
    question: question === null ? null : { article: question.article },
    conflict:
      conflict === null
        ? null
        : {
            article: conflict.article,
            lastDay,
            open: lastDay === null || dayOf(facts.now, zone) <= lastDay,
            pauses: conflict.pauses,
          },
  };
}

/** The provision that answers a finding; null where the instrument's own says it all, or the data are available. */
export function articleOf(request: Pick<LegalRequest, "instrument">, finding: string | null): string | null {
  const law = instrument(request.instrument);
  if (law === undefined || finding === null || finding === "available") return null;
  return groundOf(law, finding as Hindrance)?.article ?? null;
}
