import { z } from "zod";
import { operation } from "#lib/operation.ts";
import type { Block } from "#lib/pdf/block.ts";
import { sheet } from "#lib/pdf/sheet.ts";
import { caseLetter, type Written } from "./caseLetter.ts";
import { languages, sentByHand } from "./kinds.ts";
import { wordsIn } from "./letter.ts";

/** A letter as it would leave, before it does. `pdf` is the very file, marked as a preview on every page. */
export type Preview = {
  readonly language: string;
  readonly version: number;
  readonly title: string;
  readonly blocks: readonly Block[];
  /** Not a Buffer: that would go to the browser as a list of numbers. */
  readonly pdf: Uint8Array;
};

/** What names a letter about a case, in a form or a call. */
export const letterInput = z.object({
  requestId: z.uuid(),
  kind: z.enum(sentByHand, "Choose a letter"),
  language: z.enum(languages).optional(),
  written: z.record(z.string().max(40), z.string().max(4000)).default({}),
});

/** Shows a letter as it would leave now; nothing is sent. It names a case, so each look is an entry. */
export const preview = operation({
  name: "letters.preview",
  permission: "letters:send",
  input: letterInput,
  async prepare({ now, read }, { requestId, kind, language, written }) {
    const made = await read((tx) => caseLetter(tx, now, { requestId, kind, language, written: written as Written }));
    const { about, blocks } = made.letter;
    const word = wordsIn(made.language).preview;
    const marked = { ...about, watermark: { line: `${word} · ${made.reference}`, across: word } };
    return { made, pdf: await sheet(marked, blocks, kind === "not-held-by-design") };
  },
  async run(_given, { requestId, kind }, { made, pdf }) {
    const { language, version, letter } = made;
    const result: Preview = {
      language,
      version,
      title: letter.about.title,
      blocks: letter.blocks,
      pdf: new Uint8Array(pdf),
    };
    const data = { kind, language, version };
    return { result, audit: [{ action: "letter.previewed", subject: `request:${requestId}`, data }] };
  },
});
