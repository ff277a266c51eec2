import type { Tx } from "#lib/db/transaction.ts";
import type { HoldRule } from "#lib/law/hold.ts";
import { Refusal } from "#lib/refusal.ts";
import type { HeldRequest } from "./heldRequest.ts";
import { holdRulesFor } from "./hold.ts";

/** The rule that sets the term. @throws Refusal `invalid` where the law knows none for this request, or the one named is not open to it. */
export function ruleFor(request: Pick<HeldRequest, "instrument">, named: string | null): HoldRule {
  const open = holdRulesFor(request.instrument);
  const rule = named === null && open.length === 1 ? open[0] : open.find((one) => one.id === named);
  if (rule !== undefined) return rule;
  const choices = open.map((one) => one.provision).join(", ");
  const sentence =
    open.length === 0
      ? "No rule sets a term for which this request could be held."
      : `Say under which rule it is held: ${choices}.`;
  throw new Refusal("invalid", `${sentence} Nothing was frozen.`, { rule: sentence });
}

type NewHold = {
  readonly id: string;
  readonly request: HeldRequest;
  readonly ruleId: string;
  readonly zone: string;
  readonly endsAt: Date;
  readonly by: string;
  readonly at: Date;
  readonly fields: readonly string[];
  readonly targetIds: readonly string[];
};

/** Writes the hold, its fields and its targets. @throws Refusal `conflict` while another hold of the request runs. */
export async function addHold(tx: Tx, { id, request, fields, targetIds, ...hold }: NewHold): Promise<void> {
  const [made] = await tx.sql`
    INSERT INTO hold (id, request_id, register_version_id, rule, zone, started_at, ends_at, placed_by, placed_at)
    VALUES (${id}, ${request.id}, ${request.registerVersionId}, ${hold.ruleId}, ${hold.zone}, ${hold.at}, ${hold.endsAt}, ${hold.by}, ${hold.at})
    ON CONFLICT (request_id) WHERE state = 'running' DO NOTHING RETURNING id`;
  if (made === undefined) {
    throw new Refusal(
      "conflict",
      "A hold of this request runs already; nothing was frozen. Renew it instead, or release it first.",
    );
  }
  const from = fields.map((key) => request.fields.find((one) => one.key === key)?.keptFrom ?? null);
  await tx.sql`
    INSERT INTO hold_field (hold_id, request_id, register_version_id, field_key, kept_from)
    SELECT ${id}, ${request.id}, ${request.registerVersionId}, key, since FROM unnest(${fields}::text[], ${from}::date[]) AS given (key, since)`;
  await tx.sql`
    INSERT INTO hold_target (hold_id, request_id, target_id)
    SELECT ${id}, ${request.id}, target FROM unnest(${targetIds}::uuid[]) AS given (target)`;
}
