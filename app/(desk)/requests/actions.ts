"use server";

import { refresh } from "next/cache";
import type { FormState } from "#components/forms/form-state.ts";
import { newRequest } from "#components/requests/new-request.ts";
import { tickedRequests } from "#components/requests/queue-row.ts";
import { countWords } from "#components/requests/words.ts";
import { requireActor } from "#lib/auth/session.ts";
import { ground } from "#lib/db/ground.ts";
import { Refusal } from "#lib/refusal.ts";
import { assign } from "#lib/requests/assign.ts";
import { create } from "#lib/requests/create.ts";
import { act, optionalText, refused } from "../../act.ts";

export const createRequest = act(create, newRequest, ({ id }) => `/requests/${id}`);

/** Gives each of the ticked requests; each is a change of its own, so that one conflict does not undo the others. */
export async function assignTicked(_state: FormState, form: FormData): Promise<FormState<string>> {
  const actor = await requireActor();
  const ticked = tickedRequests(form.getAll("ticked"));
  const refusals: Refusal[] = [];
  for (const request of ticked) {
    try {
      await assign(ground(), actor, { ...request, to: optionalText(form, "to") ?? null });
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      refusals.push(error);
    }
  }
  const [first] = refusals;
  if (first !== undefined && refusals.length === ticked.length) return refused(first, form);
  refresh();
  const given = `${countWords(ticked.length - refusals.length, "request is", "requests are")} assigned.`;
  return {
    answer: "done",
    result: first === undefined ? given : `${given} ${refusals.length} could not be: ${first.message}`,
  };
}
