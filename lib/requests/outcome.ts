import { Refusal } from "#lib/refusal.ts";
import { gives, type Outcome, type RefusalReason, refusalReasons } from "./request.ts";

/** What a proposal says of one asked field. */
export type FieldChoice = { readonly key: string; readonly available: boolean; readonly grant: boolean };

/**
 * The outcome that follows from the choices: all granted, some, or none.
 * @throws Refusal `invalid` when a field that is not available was granted, named by its key.
 */
export function outcomeOf(choices: readonly FieldChoice[]): "granted" | "partial" | "refused" {
  const wrong = choices.find((one) => one.grant && !one.available);
  if (wrong !== undefined) {
    const sentence = `The field “${wrong.key}” is not available under this request, so it cannot be given; nothing was changed.`;
    throw new Refusal("invalid", sentence, { [`fields.${wrong.key}`]: sentence });
  }
  const granted = choices.filter((one) => one.grant).length;
  if (granted === 0) return "refused";
  return granted === choices.length ? "granted" : "partial";
}

/** What a decision has come to once its data were looked for: a grant that found nothing is `no-data`. */
export function outcomeAfterCollection(decided: Outcome, valuesFound: number): Outcome {
  return gives(decided) && valuesFound === 0 ? "no-data" : decided;
}

/** The reason that a wholly refused request is counted under: the person's, else the one that most fields share, the earlier first. */
export function refusalReasonOf(
  outcome: Outcome,
  given: RefusalReason | null,
  findings: readonly string[],
): RefusalReason | null {
  if (outcome !== "refused") return null;
  if (given !== null) return given;
  const counts = new Map<string, number>();
  for (const finding of findings) counts.set(finding, (counts.get(finding) ?? 0) + 1);
  const [most] = [...counts].filter(([finding]) => finding !== "available").toSorted((one, other) => other[1] - one[1]);
  return refusalReasons.find((reason) => reason === most?.[0]) ?? "other";
}
