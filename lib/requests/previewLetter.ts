import { z } from "zod";
import { languages } from "#lib/letters/kinds.ts";
import { languageFor, versionInForce, wordsIn } from "#lib/letters/letter.ts";
import { operation } from "#lib/operation.ts";
import { sheet } from "#lib/pdf/sheet.ts";
import { assertHandles } from "#lib/vault/handling.ts";
import { letter } from "./letter.ts";
import { load } from "./load.ts";
import { outcomeAfterCollection } from "./outcome.ts";
import { productionFacts } from "./productionFacts.ts";
import { producedRecords } from "./records.ts";
import { revealReasons, stateAfter } from "./request.ts";

/**
 * Shows the cover letter of a production as it would be made now; nothing is made. It names accounts and what was found about them, so it
 * is a reveal: an entry with its reason.
 */
export const previewLetter = operation({
  name: "requests.previewLetter",
  permission: "requests:produce",
  input: z.object({
    id: z.uuid(),
    language: z.enum(languages).optional(),
    reason: z.enum(revealReasons, "Choose the reason for which it is looked at"),
  }),
  async prepare({ actor, ground, now, read }, { id, language: chosen }) {
    const { facts, writing } = await read(async (tx) => {
      const request = await load(tx, id);
      stateAfter(request, "produce");
      await assertHandles(tx, actor, id, "production");
      const language = chosen ?? languageFor(request.country);
      const text = await versionInForce(tx.sql, "production", language, now);
      const facts = await productionFacts(tx, ground.keys, request);
      const found = facts.values.filter((one) => one.value !== null).length;
      const outcome = outcomeAfterCollection(request.outcome, found);
      return { facts: { ...facts, outcome, madeAt: now }, writing: { ...text, language } };
    });
    const made = letter(facts, producedRecords(facts), writing);
    const word = wordsIn(writing.language).preview;
    const watermark = { line: `${word} · ${facts.reference}`, across: word };
    return { made, writing, pdf: await sheet({ ...made.about, watermark }, made.blocks) };
  },
  async run(_given, { id, reason }, { made, writing, pdf }) {
    const { language, version } = writing;
    const result = { language, version, title: made.about.title, blocks: made.blocks, pdf: new Uint8Array(pdf) };
    const data = { kind: "production", language, version, reason };
    return { result, audit: [{ action: "letter.previewed", subject: `request:${id}`, data }] };
  },
});
