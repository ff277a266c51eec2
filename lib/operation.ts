import type { z } from "zod";
import { append } from "#lib/audit/append.ts";
import type { Actor } from "#lib/auth/actor.ts";
import { holders, may, type Permission } from "#lib/auth/permissions.ts";
import { opens } from "#lib/auth/scopes.ts";
import type { Ground } from "#lib/db/ground.ts";
import { type Tx, transaction } from "#lib/db/transaction.ts";
import type { Json } from "#lib/json.ts";
import { Refusal } from "#lib/refusal.ts";
import { unstorable } from "#lib/storable.ts";

/** What the log will say of a change: codes and ids, never personal data. */
export type AuditEntry = {
  readonly action: `${string}.${string}`;
  readonly subject: `${string}:${string}`;
  readonly data?: { readonly [key: string]: Json };
};

/** At least one entry: a change that says nothing does not compile. */
export type Audit = readonly [AuditEntry, ...AuditEntry[]];

type Given = { readonly actor: Actor; readonly now: Date; readonly ground: Ground };
/** Before the transaction: room for network, PDF and file work. `read` opens a read-only transaction for a moment. */
type BeforeTransaction = Given & { readonly read: <Result>(work: (tx: Tx) => Promise<Result>) => Promise<Result> };
type InTransaction = Given & { readonly tx: Tx };

/** Where a compartment keeps its entries, in the transaction of the change. */
export type Compartment = { readonly append: typeof append };

type Door<Input extends z.ZodType> = {
  readonly name: `${string}.${string}`;
  readonly permission: Permission;
  readonly input: Input;
  /** How long its transaction may take, where that is longer than everyone's minute. */
  readonly timeoutMs?: number;
  /**
   * Of a compartment that nobody else may know of: its entries go to a log of its own, and the journal does not say that it was called.
   * Who lacks the permission is refused as at any door, with an entry that everybody may read.
   */
  readonly compartment?: Compartment;
};

type OperationPlan<Input extends z.ZodType, Prepared, Result> = Door<Input> & {
  readonly prepare?: (given: BeforeTransaction, input: z.output<Input>) => Promise<Prepared>;
  readonly run: (
    given: InTransaction,
    input: z.output<Input>,
    prepared: Prepared,
  ) => Promise<{ result: Result; audit: Audit }>;
};

type QueryPlan<Input extends z.ZodType, Result> = Door<Input> & {
  readonly run: (given: InTransaction, input: z.output<Input>) => Promise<Result>;
};

/** A call through the door. Its plan stays readable, for the catalogue, the API and the tests over all of them. */
export type Call<Input extends z.ZodType, Result> = ((
  ground: Ground,
  actor: Actor,
  input: z.input<Input>,
) => Promise<Result>) &
  Pick<Door<Input>, "permission" | "input"> & { readonly name: string; readonly kind: "operation" | "query" };

/**
 * The one door to a change: permit → parse → prepare → one transaction in which the change and its entries commit together.
 * A call that is not permitted is an entry too. Throws `Refusal`, and nothing else on purpose.
 */
export function operation<Input extends z.ZodType, Result, Prepared = undefined>(
  plan: OperationPlan<Input, Prepared, Result>,
): Call<Input, Result> {
  const call = async (ground: Ground, actor: Actor, given: z.input<Input>): Promise<Result> =>
    journaled(ground, actor, plan, async () => {
      const now = ground.now();
      await permit(ground, actor, plan, now);
      const input = parse(plan.input, given);
      const read = <Value>(work: (tx: Tx) => Promise<Value>) => transaction(ground.database, "read", work);
      const prepared = (await plan.prepare?.({ actor, now, ground, read }, input)) as Prepared;
      const work = async (tx: Tx) => {
        const { result, audit } = await plan.run({ tx, actor, now, ground }, input, prepared);
        await (plan.compartment?.append ?? append)(tx, actor, now, audit);
        return result;
      };
      return transaction(ground.database, "write", work, plan.timeoutMs);
    });
  return named(call, plan, "operation");
}

/** The one door to a read: permit → parse → a transaction that PostgreSQL holds to reading. */
export function query<Input extends z.ZodType, Result>(plan: QueryPlan<Input, Result>): Call<Input, Result> {
  const call = async (ground: Ground, actor: Actor, given: z.input<Input>): Promise<Result> =>
    journaled(ground, actor, plan, async () => {
      const now = ground.now();
      await permit(ground, actor, plan, now);
      const input = parse(plan.input, given);
      return transaction(ground.database, "read", (tx) => plan.run({ tx, actor, now, ground }, input), plan.timeoutMs);
    });
  return named(call, plan, "query");
}

/** A function's name cannot be assigned, only defined; the rest of the plan stands beside it. */
function named<Input extends z.ZodType, Result>(
  call: (ground: Ground, actor: Actor, input: z.input<Input>) => Promise<Result>,
  plan: Door<Input>,
  kind: "operation" | "query",
): Call<Input, Result> {
  Object.defineProperty(call, "name", { value: plan.name });
  return Object.assign(call, { permission: plan.permission, input: plan.input, kind });
}

/**
 * Whether the actor may pass this door; a refusal is an entry. For who must know before the work begins, such as a long stream.
 * @throws Refusal `forbidden`
 */
export async function permit(
  ground: Ground,
  actor: Actor,
  door: Pick<Door<z.ZodType>, "name" | "permission">,
  now: Date,
): Promise<void> {
  const mayRole = may(actor.role, door.permission);
  if (mayRole && (actor.kind !== "key" || opens(actor.scopes ?? [], door.permission))) return;
  await transaction(ground.database, "write", (tx) =>
    append(tx, actor, now, [
      {
        action: "access.refused",
        subject: `operation:${door.name}`,
        data: { permission: door.permission, role: actor.role },
      },
    ]),
  );
  if (mayRole) throw new Refusal("forbidden", shutToKey(door.permission, actor));
  throw new Refusal(
    "forbidden",
    `This needs the permission ${door.permission}, which ${holders(door.permission).join(" and ")} have; your role is ${actor.role}. Nothing was changed.`,
  );
}

function shutToKey(permission: Permission, { name, scopes = [] }: Actor): string {
  return `This needs a key with the scope ${permission}; this one of ${name} has ${scopes.join(", ") || "none"}. Nothing was changed: an administrator makes keys under Settings.`;
}

function parse<Input extends z.ZodType>(schema: Input, given: unknown): z.output<Input> {
  const parsed = schema.safeParse(given);
  if (parsed.success) {
    const path = unstorable(parsed.data);
    if (path === null) return parsed.data;
    const sentence = "The text holds a character that cannot be kept: a NUL, or half of a pair";
    throw new Refusal("invalid", `${path}: ${sentence}. Nothing was changed.`, { [path]: sentence });
  }
  const fields: Record<string, string> = {};
  for (const issue of parsed.error.issues) fields[issue.path.join(".")] ??= issue.message;
  const [first] = Object.entries(fields);
  const where = first === undefined || first[0] === "" ? "" : `${first[0]}: `;
  throw new Refusal("invalid", `${where}${first?.[1] ?? "The input is not valid"}. Nothing was changed.`, fields);
}

/** What was refused is rolled back, or was only a read: the entry about it has a transaction of its own. */
async function keepRefusal(ground: Ground, actor: Actor, { entry }: Refusal): Promise<void> {
  if (entry === null) return;
  await transaction(ground.database, "write", (tx) => append(tx, actor, ground.now(), [entry]));
}

async function journaled<Result>(
  ground: Ground,
  actor: Actor,
  { name, compartment }: Door<z.ZodType>,
  work: () => Promise<Result>,
): Promise<Result> {
  const started = performance.now();
  const note = (facts: Parameters<typeof ground.journal.note>[1]) => {
    if (compartment === undefined) ground.journal.note("operation", facts);
  };
  const facts = (outcome: string) => ({
    operation: name,
    role: actor.role,
    outcome,
    ms: Math.round(performance.now() - started),
  });
  try {
    const result = await work();
    note(facts("done"));
    return result;
  } catch (error) {
    if (error instanceof Refusal) {
      await keepRefusal(ground, actor, error);
      note(facts(error.code));
    } else ground.journal.fault(compartment === undefined ? name : "compartment", error);
    throw error;
  }
}
