import { notFound, redirect } from "next/navigation";
import type { z } from "zod";
import { requireOfficer } from "#lib/auth/officerSession.ts";
import { ground } from "#lib/db/ground.ts";
import type { Call } from "#lib/operation.ts";
import { Refusal } from "#lib/refusal.ts";

/**
 * Asks a query for a page of the portal. A stranger is sent to the portal's sign-in, and so is who was shut out meanwhile; an address that
 * names nothing of the officer's own gets the 404 page, never one that says that it is there.
 */
export async function ask<Input extends z.ZodType, Result>(
  call: Call<Input, Result> & { readonly kind: "query" | "operation" },
  input: z.input<Input>,
): Promise<Result> {
  if (call.kind !== "query") throw new Error(`${call.name} is an operation: a page may only read`);
  const actor = await requireOfficer();
  try {
    return await call(ground(), actor, input);
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    if (error.code === "forbidden") redirect("/officer/sign-in");
    if (error.code === "not-found" || error.code === "invalid") notFound();
    throw error;
  }
}
