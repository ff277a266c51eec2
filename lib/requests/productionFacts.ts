import type { Keyring } from "#lib/crypto/keyring.ts";
import type { Tx } from "#lib/db/transaction.ts";
import { instrument } from "#lib/law/instrument.ts";
import { legalZone } from "#lib/law/zone.ts";
import { Refusal } from "#lib/refusal.ts";
import type { FindingCode } from "#lib/register/gate.ts";
import { settingsFrom } from "#lib/settings/setting.ts";
import { givenPeriod, standingDecision } from "./decision.ts";
import type { Period } from "./narrowing.ts";
import { registerById } from "./register.ts";
import type { LegalRequest, Outcome } from "./request.ts";
import { openTargets, type Target } from "./targets.ts";
import { type OpenValue, openValues } from "./values.ts";

/** One asked field as the letter tells it. */
export type AnsweredField = {
  readonly key: string;
  readonly label: string;
  readonly finding: FindingCode;
  readonly reason: string;
  readonly granted: boolean;
};

/** All that a production is made of, in clear: it is handed to the authority and to nobody else. */
export type ProductionFacts = {
  readonly service: string;
  readonly reference: string;
  readonly authority: string;
  readonly instrumentName: string;
  readonly citation: string;
  readonly provision: string;
  /** The legal zone, in which the letter dates everything. */
  readonly zone: string;
  readonly receivedAt: Date;
  readonly decidedAt: Date;
  readonly madeAt: Date;
  readonly registerVersion: number;
  /** What the decision came to once the data were looked for. */
  readonly outcome: Outcome;
  readonly basis: string;
  /** Where less is given than was asked: the shorter period (ISO dates), and how many of the named accounts are left out. */
  readonly narrowed: { readonly period: Period | null; readonly leftOut: number };
  readonly fields: readonly AnsweredField[];
  readonly targets: readonly Target[];
  readonly values: readonly OpenValue[];
};

type Given = Omit<ProductionFacts, "outcome" | "madeAt" | "service">;

/**
 * Reads what a production of this request says.
 * @throws Refusal `conflict` while a granted field of a target was not looked for.
 */
export async function productionFacts(
  tx: Tx,
  keys: Keyring,
  request: LegalRequest,
): Promise<Given & { service: string }> {
  const decision = await standingDecision(tx, request.id);
  if (decision.countersignedAt === null)
    throw new Refusal("conflict", "This decision waits for its countersignature; nothing was made.");
  const register = await registerById(tx, request.registerVersionId);
  const rows = await tx.sql<{ key: string; finding: FindingCode; reason: string; granted: boolean | null }>`
    SELECT field_key AS key, finding, reason, granted FROM request_field WHERE request_id = ${request.id} ORDER BY position`;
  const [authority] = await tx.sql<{ name: string }>`SELECT name FROM authority WHERE id = ${request.authorityId}`;
  const label = (key: string) => register.fields.find((field) => field.key === key)?.label ?? key;
  const fields = rows.map((row) => ({ ...row, label: label(row.key), granted: row.granted === true }));
  const targets = await openTargets(tx, keys, request.id, "given");
  const values = await openValues(tx, keys, request.id);
  assertComplete(fields, targets, values);
  const law = instrument(request.instrument);
  const settings = settingsFrom(await tx.sql<{ key: string; value: unknown }>`SELECT key, value FROM setting`);
  return {
    service: settings.name,
    reference: request.reference,
    authority: authority?.name ?? "",
    instrumentName: law?.name ?? request.instrument,
    citation: law?.citation ?? "",
    provision: law?.provision ?? request.instrument,
    zone: legalZone(request.country),
    receivedAt: request.receivedAt,
    decidedAt: decision.countersignedAt,
    registerVersion: register.number,
    basis: decision.basis,
    narrowed: {
      period: decision.narrowedFrom === null ? null : givenPeriod(request, decision),
      leftOut: Math.max(0, (request.accounts ?? targets.length) - targets.length),
    },
    fields,
    targets,
    values,
  };
}

function assertComplete(
  fields: readonly AnsweredField[],
  targets: readonly Target[],
  values: readonly OpenValue[],
): void {
  for (const field of fields.filter((one) => one.granted)) {
    const missing = targets.filter(
      (target) => !values.some((one) => one.targetId === target.id && one.field === field.key),
    ).length;
    if (missing === 0) continue;
    throw new Refusal(
      "conflict",
      `“${field.label}” was granted and was not looked for yet for ${missing} of ${targets.length} targets; nothing was made. Collect it, or enter it by hand.`,
    );
  }
}
