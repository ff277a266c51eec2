import { z } from "zod";
import { isCountry } from "#lib/country.ts";
import { instrument } from "#lib/law/instrument.ts";
import { hostName, isFreeMail } from "#lib/lookAlike.ts";
import { authorityKinds, normaliseName } from "./authority.ts";

/** Names are read beside each other: signs that turn the writing round would let one pass for another. */
const name = z
  .string()
  .trim()
  .min(1, "Name the authority")
  .max(300)
  .refine((text) => !/[\p{Cc}\u202a-\u202e\u2066-\u2069]/u.test(text), "One line, without control characters")
  .transform(normaliseName);

const domain = z
  .string()
  .max(253)
  .transform((text, context) => {
    const host = hostName(text);
    if (host === null) context.addIssue(`“${text}” is not a domain, such as justice.example`);
    else if (isFreeMail(host))
      context.addIssue(`Everybody can have an address at ${host}: it is no authority's domain`);
    return host ?? "";
  });

/** What is recorded of an authority, beside how it was verified. */
export const authorityInput = z.object({
  name,
  country: z
    .string()
    .trim()
    .toUpperCase()
    .refine((code) => isCountry(code), "Two letters, such as DE"),
  kind: z.enum(authorityKinds),
  domains: z.array(domain).max(50).default([]),
  instruments: z
    .array(z.string().max(63))
    .max(100)
    .refine((ids) => ids.every((id) => instrument(id) !== undefined), "An instrument is not known")
    .default([]),
  registrySource: z
    .string()
    .trim()
    .min(3, "Name the register where its contact data stand")
    .max(300)
    .nullable()
    .default(null),
  aliases: z.array(name).max(50).default([]),
});
export type GivenAuthority = z.output<typeof authorityInput>;
