import { z } from "zod";

const registrySource = z.string().trim().min(3, "Name the independent register that you used").max(300);
const note = z.string().trim().min(10, "Say in a sentence what was checked").max(2000);

/**
 * The evidence of a verification, by its kind. A call-back names the number that was found in the register, who answered and when; a
 * domain was asked for our word (`authorities.challenge`); a document lies in the vault.
 */
export const evidenceInput = z.discriminatedUnion("evidence", [
  z.object({
    evidence: z.literal("call-back"),
    registrySource,
    note,
    number: z
      .string()
      .trim()
      .max(50)
      .regex(/^(\+|00)?[\d\s().-]{6,}$/, "The number as the register gives it, with its country code"),
    spokeWith: z.string().trim().min(2, "Say who answered, by name or office").max(200),
    calledAt: z.coerce.date(),
  }),
  z.object({ evidence: z.literal("domain"), registrySource, note, domain: z.string().trim().min(3).max(253) }),
  z.object({ evidence: z.literal("document"), registrySource, note, documentId: z.uuid("Choose the document") }),
]);
export type GivenEvidence = z.output<typeof evidenceInput>;
