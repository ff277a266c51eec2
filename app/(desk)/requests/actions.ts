"use server";

import { tickedRequests } from "#components/requests/queue-row.ts";
import { acknowledge } from "#lib/requests/acknowledge.ts";
import { assignMany } from "#lib/requests/assignMany.ts";
import { undoBulk } from "#lib/requests/undoBulk.ts";
import { act, optionalText } from "../../act.ts";

const ticked = (form: FormData) => ({ requests: tickedRequests(form.getAll("ticked")) });

export const assignTicked = act(assignMany, (form) => ({ ...ticked(form), to: optionalText(form, "to") ?? null }));
export const acknowledgeTicked = act(acknowledge, ticked);
export const undo = act(undoBulk, (form) => ({ bulk: form.get("bulk") }));
