import { forbidden, notFound } from "next/navigation";
import type { z } from "zod";
import { requireActor } from "#lib/auth/session.ts";
import { ground } from "#lib/db/ground.ts";
import type { Call } from "#lib/operation.ts";
import { Refusal } from "#lib/refusal.ts";

/**
 * Asks a query for a page: `const people = await ask(list, {})`. A stranger is sent to sign in; who may not gets the 403 page, and an
 * address that names nothing the 404 page. A page never asks an operation: drawing it must change nothing.
 */
export async function ask<Input extends z.ZodType, Result>(
  call: Call<Input, Result> & { readonly kind: "query" | "operation" },
  input: z.input<Input>,
): Promise<Result> {
  if (call.kind !== "query") throw new Error(`${call.name} is an operation: a page may only read`);
  const actor = await requireActor();
  try {
    return await call(ground(), actor, input);
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    if (error.code === "forbidden") forbidden();
    if (error.code === "not-found" || error.code === "invalid") notFound();
    throw error;
  }
}
