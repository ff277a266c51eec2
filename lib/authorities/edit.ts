import { z } from "zod";
import { operation } from "#lib/operation.ts";
import { Refusal } from "#lib/refusal.ts";
import { authorityInput } from "./given.ts";
import { assertChanged, load } from "./load.ts";
import { assertDomainsFree, domainKeys, unique } from "./record.ts";

/** Writes down what is known of an authority. Its country stays: requests were counted there. */
export const edit = operation({
  name: "authorities.edit",
  permission: "authorities:record",
  input: authorityInput.omit({ country: true }).extend({ id: z.uuid(), version: z.coerce.number().int() }),
  async run({ tx }, { id, version, ...given }) {
    const authority = await load(tx, id, version);
    await assertDomainsFree(tx, id, given);
    const { name, kind, registrySource } = given;
    const [twin] = await tx.sql`
      SELECT id FROM authority WHERE country = ${authority.country} AND name = ${name} AND id <> ${id}`;
    if (twin !== undefined) {
      const sentence = `Another authority is called ${name}.`;
      throw new Refusal("conflict", `${sentence} Nothing was saved.`, { name: sentence });
    }
    const [domains, instruments, aliases] = [unique(given.domains), unique(given.instruments), unique(given.aliases)];
    const changed = await tx.sql`
      UPDATE authority SET name = ${name}, kind = ${kind}, domains = ${domains}, domain_keys = ${domainKeys(given)}, instruments = ${instruments},
             registry_source = ${registrySource}, aliases = ${aliases}, version = version + 1
       WHERE id = ${id} AND version = ${version} RETURNING id`;
    assertChanged(changed, authority);
    const data = { kind, domains: domains.length, instruments };
    return {
      result: { id, version: version + 1 },
      audit: [{ action: "authority.edited", subject: `authority:${id}`, data }],
    };
  },
});
