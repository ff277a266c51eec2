import { type Ground, ground, type Hindrance, type Question } from "./ground.ts";
import {
  actOrder,
  informationOrder,
  preservationOrder,
  productionOrder,
  terroristContent,
} from "./grounds/europeanUnion.ts";
import { otherGrounds } from "./grounds/others.ts";
import { unitedStatesGrounds } from "./grounds/unitedStates.ts";
import type { Instrument } from "./rule.ts";

export type { Ground, Hindrance } from "./ground.ts";

const byInstrument: Readonly<Record<string, readonly Ground[]>> = {
  ...unitedStatesGrounds,
  ...otherGrounds,
  "EU-EPOC-SUBSCRIBER": productionOrder,
  "EU-EPOC-ID": productionOrder,
  "EU-EPOC-TRAFFIC": productionOrder,
  "EU-EPOC-CONTENT": productionOrder,
  "EU-EPOC-EMERGENCY": productionOrder,
  "EU-EPOC-PR": preservationOrder,
  "EU-DSA-9": actOrder,
  "EU-DSA-10": informationOrder,
  "EU-TCO": terroristContent,
};

type Served = Pick<Instrument, "id" | "citation" | "provision" | "issuer" | "basis">;

/** In every regime: what nobody issued who may issue it is no demand under the provision at all. */
function notIssued({ provision, basis }: Served): readonly Ground[] {
  return [
    ground({
      code: "not-verified",
      words: "It could not be verified that it comes from an authority that may rely on the provision",
      article: provision,
      answers: [],
      countedAs: "not-verified",
      basis,
    }),
    ground({
      code: "not-genuine",
      words: "It is not genuine: no authority that may rely on the provision stands behind it",
      article: provision,
      countedAs: "fraudulent",
      basis,
    }),
  ];
}

/** Every reason for which the provider, under this instrument, can decline; those of the regime first. */
export function groundsFor(instrument: Served): readonly Ground[] {
  return [...(byInstrument[instrument.id] ?? []), ...notIssued(instrument)];
}

/** The grounds that a person may name for data that are available; a conflict of law is lodged apart, as an objection. */
export function choosableGrounds(instrument: Served): readonly Ground[] {
  return groundsFor(instrument).filter((one) => one.chosen && one.countedAs !== "conflict-of-law");
}

/** The ground on which a finding of the gate is answered; null where the instrument's own provision says it all. */
export function groundOf(instrument: Served, finding: Hindrance): Ground | null {
  return groundsFor(instrument).find((one) => one.answers.includes(finding)) ?? null;
}

/** The ground of a conflict of law that a provider can raise against this instrument, with its days; null where the regime has none. */
export function conflictGround(instrument: Served): Ground | null {
  return groundsFor(instrument).find((one) => one.countedAs === "conflict-of-law") ?? null;
}

const europeanQuestion: Question = {
  article: "Article 10(6) of Regulation (EU) 2023/1543",
  pauses: true,
  answerWithinDays: 5,
};
const preservationQuestion: Question = { ...europeanQuestion, article: "Article 11 of Regulation (EU) 2023/1543" };

/**
 * How the authority is asked back. European orders: the clock stands still until it answers, which it must within five days. Elsewhere
 * the table knows no provision that stops the clock: it stands still only where the authority agreed.
 */
export function questionFor({ id }: Pick<Instrument, "id">): Question | null {
  if (id === "EU-EPOC-PR") return preservationQuestion;
  if (id.startsWith("EU-EPOC-")) return europeanQuestion;
  if (id === "EU-TCO") {
    return { article: "Article 3(8) of Regulation (EU) 2021/784", pauses: true, answerWithinDays: null };
  }
  return null;
}
