import { newId } from "#lib/db/id.ts";
import type { Tx } from "#lib/db/transaction.ts";
import { keysOfDomain } from "#lib/lookAlike.ts";
import { operation } from "#lib/operation.ts";
import { Refusal } from "#lib/refusal.ts";
import { authorityInput, type GivenAuthority } from "./given.ts";

/** Records an authority before it asks for the first time, as not verified. */
export const record = operation({
  name: "authorities.record",
  permission: "authorities:record",
  input: authorityInput,
  async run({ tx, now }, given) {
    await assertDomainsFree(tx, null, given);
    const id = newId();
    const { name, country, kind, instruments, registrySource } = given;
    const added = await tx.sql`
      INSERT INTO authority (id, name, country, kind, domains, domain_keys, instruments, registry_source, aliases, created_at)
      VALUES (${id}, ${name}, ${country}, ${kind}, ${unique(given.domains)}, ${domainKeys(given)}, ${unique(instruments)}, ${registrySource},
        ${unique(given.aliases)}, ${now})
      ON CONFLICT (country, name) DO NOTHING RETURNING id`;
    if (added.length === 0) {
      const sentence = `${name} is here already.`;
      throw new Refusal("conflict", `${sentence} Nothing was saved: add what you know to it.`, { name: sentence });
    }
    const data = { country, kind, domains: unique(given.domains).length, instruments: unique(instruments) };
    return { result: { id }, audit: [{ action: "authority.recorded", subject: `authority:${id}`, data }] };
  },
});

/** Under what look-alikes of the domains are found. */
export function domainKeys({ domains }: Pick<GivenAuthority, "domains">): string[] {
  return unique(domains.flatMap(keysOfDomain));
}

export function unique(texts: readonly string[]): string[] {
  return [...new Set(texts)];
}

/** One domain is one authority's: who had it first keeps it. @throws Refusal `conflict` that names both */
export async function assertDomainsFree(
  { sql }: Tx,
  id: string | null,
  { domains }: Pick<GivenAuthority, "domains">,
): Promise<void> {
  if (domains.length === 0) return;
  const keys = domainKeys({ domains });
  const [other] = await sql<{ name: string; domain: string }>`
    SELECT a.name, d AS domain FROM authority a, unnest(a.domains) d
     WHERE a.domain_keys && ${keys}::text[] AND d = ANY (${domains}::text[]) AND a.id IS DISTINCT FROM ${id}::uuid LIMIT 1`;
  if (other === undefined) return;
  const sentence = `${other.domain} is the domain of ${other.name}.`;
  throw new Refusal("conflict", `${sentence} Nothing was saved.`, { domains: sentence });
}
