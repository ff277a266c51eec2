import { z } from "zod";
import { newId } from "#lib/db/id.ts";
import { euCategories, surfaces, usProcesses } from "#lib/law/instrument.ts";
import { operation } from "#lib/operation.ts";
import { Refusal } from "#lib/refusal.ts";
import { holdings, sensitivities } from "./field.ts";
import { insertFields } from "./load.ts";
import { proposedVersion } from "./version.ts";

const fieldInput = z.object({
  key: z.string().max(63),
  label: z.string().trim().max(200),
  holding: z.enum(holdings),
  reason: z.string().trim().max(2000).nullable(),
  retentionDays: z.number().int().positive().max(36_500).nullable(),
  surfaces: z.array(z.enum(surfaces)).max(4),
  euCategory: z.enum(euCategories),
  usProcess: z.enum(usProcesses),
  sensitivity: z.enum(sensitivities),
  source: z.string().trim().max(63).nullable(),
  history: z.boolean(),
});

/** Puts a whole new version forward, to take effect at a time from now on. One proposal stands at a time. Answers its id and number. */
export const propose = operation({
  name: "register.propose",
  permission: "register:propose",
  input: z.object({
    note: z.string().trim().min(20, "Say in a sentence what changes and why").max(4000),
    effectiveAt: z.coerce.date(),
    fields: z.array(fieldInput).min(1).max(200),
  }),
  async run({ tx, actor, now }, { note, effectiveAt, fields }) {
    await tx.sql`SELECT pg_advisory_xact_lock(hashtext('register.propose'))`;
    const [newest] = await tx.sql<{ number: number; open: string | null }>`
      SELECT max(number) AS number, max(number) FILTER (WHERE countersigned_by IS NULL AND rejected_by IS NULL AND NOT founding) AS open
        FROM register_version`;
    if (newest?.number == null) throw new Refusal("conflict", "No register was founded yet; nothing was changed.");
    if (newest.open !== null) {
      throw new Refusal(
        "conflict",
        `Register ${newest.open} is proposed and waits for its countersignature; nothing was changed. Countersign or reject it first.`,
      );
    }
    const id = newId();
    const number = newest.number + 1;
    const draft = {
      id,
      number,
      state: "draft",
      fields,
      proposedBy: null,
      countersignedBy: null,
      effectiveAt: null,
    } as const;
    proposedVersion(draft, actor.id, effectiveAt, now);
    await tx.sql`
      INSERT INTO register_version (id, number, note, proposed_by, proposed_at, effective_at)
      VALUES (${id}, ${number}, ${note}, ${actor.id}, ${now}, ${effectiveAt})`;
    await insertFields(tx, id, fields);
    const data = {
      number,
      effectiveAt: effectiveAt.toISOString(),
      held: fields.filter((one) => one.holding === "held").map((one) => one.key),
    };
    return { result: { id, number }, audit: [{ action: "register.proposed", subject: `register:${id}`, data }] };
  },
});
