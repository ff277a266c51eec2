import type { Language } from "#lib/letters/kinds.ts";
import { wordsIn } from "#lib/letters/letter.ts";
import type { Block } from "#lib/pdf/block.ts";
import type { AnsweredField, ProductionFacts } from "./productionFacts.ts";

/** The order in which findings are told: what cannot be, before what could have been. */
const groups: readonly AnsweredField["finding"][] = [
  "unavailable-by-design",
  "not-held",
  "other-surface",
  "instrument-does-not-reach",
  "retention-elapsed",
  "overbroad",
  "available",
];

/** Each field that is not given, under its finding, with the reason in the words of the register; nothing where all is given. */
export function notGiven({ fields }: ProductionFacts, language: Language): Block[] {
  const refused = fields.filter((one) => !one.granted);
  if (refused.length === 0) return [];
  const { notGiven: words } = wordsIn(language);
  const original: Block[] = words.original === "" ? [] : [{ kind: "note", runs: [words.original] }];
  return [
    { kind: "heading", level: 2, text: words.title },
    ...original,
    ...groups.flatMap((finding) => {
      const these = refused.filter((one) => one.finding === finding);
      return these.length === 0 ? [] : group(finding, these, language);
    }),
  ];
}

function group(finding: AnsweredField["finding"], these: readonly AnsweredField[], language: Language): Block[] {
  const { notGiven: words } = wordsIn(language);
  const { title, means } = words.groups[finding];
  const reasonFor = (one: AnsweredField) => (finding === "available" ? words.byDecision : one.reason);
  const shared = sharedEnding(these.map(reasonFor));
  const above = [means, shared].filter((sentence) => sentence !== "");
  return [
    { kind: "heading", level: 3, text: title },
    ...above.map((sentence): Block => ({ kind: "paragraph", runs: [sentence] })),
    {
      kind: "list",
      items: these.map((one) => [
        { text: `${one.label}. `, face: "serif-bold" as const },
        reasonFor(one)
          .slice(0, shared === "" ? undefined : -shared.length)
          .trimEnd(),
      ]),
    },
  ];
}

/** The sentences with which every reason of a group ends, said once above them; empty where there is one reason or nothing shared. */
function sharedEnding([first, ...others]: readonly string[]): string {
  if (first === undefined || others.length === 0) return "";
  const starts = [...first.matchAll(/(?<=[.”] )(?=[A-Z“])/g)].map((match) => match.index);
  const start = starts.find((at) => others.every((other) => other.endsWith(` ${first.slice(at)}`)));
  return start === undefined ? "" : first.slice(start);
}
