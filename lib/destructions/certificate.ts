import { dayOf, dayWords } from "#lib/law/calendar.ts";
import { closePaper, openPaper } from "#lib/pdf/paper.ts";
import { table } from "#lib/pdf/table.ts";
import { facts, heading, note, paragraph } from "#lib/pdf/text.ts";
import { kindWords, ruleWords } from "./destruction.ts";
import type { Certificate } from "./one.ts";

/** The certificate to print: what was destroyed, how many, when, by which rule, and the hash of each. The same facts give the same bytes. */
export async function certificate(shown: Certificate): Promise<Buffer> {
  const title = `Certificate of destruction ${shown.id}`;
  const paper = openPaper({
    title,
    author: shown.service,
    lang: "en",
    at: shown.destroyedAt,
    footer: `${shown.service} · ${title}`,
    stamp: `Root ${shown.root}`,
  });
  const day = (at: Date) => dayWords(dayOf(at, shown.legalZone));
  heading(paper, 1, "Certificate of destruction");
  facts(paper, [
    ["What", kindWords[shown.kind]],
    ["How many", String(shown.count)],
    ["Destroyed", `${shown.destroyedAt.toISOString()} (${day(shown.destroyedAt)}, ${shown.legalZone})`],
    ["By the rule", ruleWords(shown)],
    ["Over by", shown.settledBefore.toISOString()],
    [
      "Entry of the log",
      { text: shown.leafIndex === null ? "not placed yet" : `number ${shown.leafIndex}`, face: "mono" },
    ],
  ]);
  paragraph(
    paper,
    "The bytes were overwritten with nothing in the database, together with the name of the key that sealed them. What remains of each is its hash below, so that it can be shown which bytes they were, and not what they said.",
  );
  table(
    paper,
    "What was destroyed",
    [
      { title: "Row", share: 3, face: "mono" },
      { title: "Request", share: 3, face: "mono" },
      { title: "SHA-256", share: 5, face: "mono" },
    ],
    shown.items.map(({ id, requestId, sha256 }) => ({ cells: [id, requestId, sha256] })),
  );
  note(
    paper,
    "The root at the foot of each page is that of RFC 6962 over these rows, each as canonical JSON (RFC 8785) of id, requestId and sha256; the log's entry says the same root.",
  );
  return closePaper(paper);
}
