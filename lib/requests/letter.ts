import { dayOf, dayWords } from "#lib/law/calendar.ts";
import { closePaper, openPaper, type Paper } from "#lib/pdf/paper.ts";
import { type Row, table } from "#lib/pdf/table.ts";
import { facts as factList, heading, list, note, paragraph } from "#lib/pdf/text.ts";
import type { AnsweredField, ProductionFacts } from "./productionFacts.ts";
import type { ProducedRecord } from "./records.ts";

/**
 * The cover letter: what was asked, what is given, and of each field that is not given, why. Written to be read by a judge.
 * The same facts give the same bytes.
 */
export async function letter(facts: ProductionFacts, records: readonly ProducedRecord[]): Promise<Buffer> {
  const title = `Answer to ${facts.reference}`;
  const paper = openPaper({
    title,
    author: facts.service,
    subject: `${facts.authority}, ${facts.citation}`,
    lang: "en",
    at: facts.madeAt,
    footer: `${facts.service} · ${title}`,
  });
  heading(paper, 1, "Answer to a request for data");
  head(paper, facts);
  opening(paper, facts);
  given(paper, facts, records);
  notGiven(paper, facts);
  howDecided(paper, facts);
  howToCheck(paper, facts);
  return closePaper(paper);
}

function head(paper: Paper, facts: ProductionFacts): void {
  const day = (at: Date) => dayWords(dayOf(at, facts.zone));
  factList(paper, [
    ["To", facts.authority],
    ["Your reference", { text: facts.reference, face: "mono" }],
    ["Instrument", `${facts.instrumentName} (${facts.citation})`],
    ["Received", day(facts.receivedAt)],
    ["Decided", day(facts.decidedAt)],
    ["Dated", `${day(facts.madeAt)} (dates as in ${facts.zone})`],
  ]);
}

function opening(paper: Paper, facts: ProductionFacts): void {
  const { fields, targets } = facts;
  const accounts = targets.length === 0 ? "no account by name" : counted(targets.length, "account");
  paragraph(
    paper,
    `${facts.service} answers the request that you made under ${inSentence(facts.provision)}. It names ${accounts} and asks for ${counted(fields.length, "kind")} of data.`,
  );
  paragraph(paper, outcomeSentence(facts));
}

function outcomeSentence({ outcome, fields }: ProductionFacts): string {
  const granted = fields.filter((one) => one.granted).length;
  const rest = fields.length - granted;
  if (outcome === "refused") {
    return "None of the data asked for can be given. The reason is set out below for each kind of data, so that it can be examined.";
  }
  if (outcome === "no-data") {
    return `We looked for ${named(fields)} and found nothing about the accounts that you name. Nothing is withheld from this search.`;
  }
  if (rest === 0) return "All of it is given with this letter.";
  return `Of these, ${granted} can be given and ${granted === 1 ? "is" : "are"} given with this letter. ${rest === 1 ? "The other one is" : `The other ${rest} are`} not given, for the reasons set out below for each.`;
}

function given(paper: Paper, { targets, outcome }: ProductionFacts, records: readonly ProducedRecord[]): void {
  if (outcome === "refused") return;
  heading(paper, 2, "What is given");
  const rows: Row[] = targets.flatMap((target) => {
    const own = records.filter((one) => one.target === target.identifier);
    if (own.every((one) => one.value === null)) {
      return [
        {
          cells: [
            { text: target.identifier, face: "mono" as const },
            "All fields",
            "No account, or no record, was found.",
          ],
        },
      ];
    }
    return own.map((one) => ({ cells: [{ text: one.target, face: "mono" as const }, one.label, shown(one)] }));
  });
  table(
    paper,
    "What is given, by account",
    [
      { title: "Account", share: 3 },
      { title: "Data", share: 3 },
      { title: "Value", share: 4 },
    ],
    rows,
  );
  note(
    paper,
    "Times are in Coordinated Universal Time. A day without a time is recorded as a day: the hour does not exist in our records.",
  );
}

function shown({ value }: ProducedRecord): string {
  if (value === null) return "Nothing is recorded.";
  return typeof value === "string" ? value : value.join("\n");
}

const groups: readonly (readonly [AnsweredField["finding"], string])[] = [
  ["unavailable-by-design", "Data that the design of the service makes it impossible to have"],
  ["not-held", "Data that the service does not hold"],
  ["other-surface", "Data of another part of the service"],
  ["instrument-does-not-reach", "Data that this instrument does not reach"],
  ["retention-elapsed", "Data that no longer existed when the request was received"],
  ["overbroad", "Data for which the request must first be made particular"],
  ["available", "Data that could be reached and is not given by this decision"],
];

function notGiven(paper: Paper, { fields }: ProductionFacts): void {
  const refused = fields.filter((one) => !one.granted);
  if (refused.length === 0) return;
  heading(paper, 2, "What is not given, and why");
  for (const [finding, words] of groups) {
    const these = refused.filter((one) => one.finding === finding);
    if (these.length === 0) continue;
    heading(paper, 3, words);
    const shared = sharedEnding(these.map(reasonFor));
    if (shared !== "") paragraph(paper, shared);
    list(
      paper,
      these.map((one) => [
        { text: `${one.label}. `, face: "serif-bold" as const },
        reasonFor(one)
          .slice(0, shared === "" ? undefined : -shared.length)
          .trimEnd(),
      ]),
    );
  }
}

/** The sentences with which every reason of a group ends, said once above them; empty where there is one reason or nothing shared. */
function sharedEnding([first, ...others]: readonly string[]): string {
  if (first === undefined || others.length === 0) return "";
  const starts = [...first.matchAll(/(?<=[.”] )(?=[A-Z“])/g)].map((match) => match.index);
  const start = starts.find((at) => others.every((other) => other.endsWith(` ${first.slice(at)}`)));
  return start === undefined ? "" : first.slice(start);
}

function reasonFor(one: AnsweredField): string {
  if (one.finding !== "available") return one.reason;
  return "It was asked for and could be demanded. It is not given for the reason stated under “How this was decided”.";
}

function howDecided(paper: Paper, facts: ProductionFacts): void {
  heading(paper, 2, "How this was decided");
  paragraph(
    paper,
    `The request was judged against version ${facts.registerVersion} of our register of data, which lists what the service holds and what it does not. Two people decided it: one proposed the decision and another countersigned it; neither can release anything alone.`,
  );
  const less = narrowedSentence(facts);
  if (less !== null) paragraph(paper, less);
  paragraph(paper, `The decision rests on this: ${facts.basis}`);
}

function narrowedSentence({ narrowed: { period, leftOut } }: ProductionFacts): string | null {
  const parts = [
    ...(period === null ? [] : [`for the period from ${dayWords(period.from)} to ${dayWords(period.to)} only`]),
    ...(leftOut === 0 ? [] : [`without ${leftOut === 1 ? "one" : leftOut} of the accounts that you name`]),
  ];
  return parts.length === 0 ? null : `Less is given than you asked for: the decision was made ${parts.join(", and ")}.`;
}

function howToCheck(paper: Paper, { outcome }: ProductionFacts): void {
  heading(paper, 2, "How to check this answer");
  paragraph(
    paper,
    outcome === "refused"
      ? "This letter comes in one file with the answer in machine-readable form (records.json). "
      : "This letter comes in one file with the data as a table (records.csv) and in machine-readable form (records.json). ",
    "The file manifest.json gives the SHA-256 of each of them, so that a change shows itself. In records.csv, an apostrophe before a plus sign is not part of the number: it keeps a spreadsheet from reading it as a formula.",
  );
}

function named(fields: readonly AnsweredField[]): string {
  const labels = fields.filter((one) => one.granted).map((one) => `“${one.label}”`);
  return labels.length < 2 ? labels.join("") : `${labels.slice(0, -1).join(", ")} and ${labels.at(-1)}`;
}

function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? "" : "s"}`;
}

/** The provision in the middle of a sentence. */
function inSentence(provision: string): string {
  return provision.replace(/^(The|A|An|Section|Sections|Article|Articles|Rule) /, (word) => word.toLowerCase());
}
