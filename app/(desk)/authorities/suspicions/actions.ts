"use server";

import { confirm } from "#lib/suspicions/confirm.ts";
import { judge } from "#lib/suspicions/judge.ts";
import { link } from "#lib/suspicions/link.ts";
import { mark } from "#lib/suspicions/mark.ts";
import { raise } from "#lib/suspicions/raise.ts";
import { reopen } from "#lib/suspicions/reopen.ts";
import { act, lines } from "../../../act.ts";

const seen = (form: FormData) => ({ id: form.get("id"), version: form.get("version") });

/** Ids, also where a whole address of this desk was pasted. */
function idsIn(form: FormData, name: string): string[] {
  return lines(form, name).map((line) => /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/i.exec(line)?.[0] ?? line);
}

export const raiseSuspicion = act(
  raise,
  (form) => ({
    requestIds: idsIn(form, "requestIds"),
    authorityIds: idsIn(form, "authorityIds"),
    officerIds: idsIn(form, "officerIds"),
    signals: form.getAll("signals"),
    reason: form.get("reason"),
  }),
  ({ id }) => `/authorities/suspicions/${id}`,
);
export const linkSuspicion = act(link, (form) => ({
  ...seen(form),
  requestIds: idsIn(form, "requests"),
  authorityIds: idsIn(form, "authorities"),
  officerIds: idsIn(form, "officers"),
}));
export const markSuspicion = act(mark, (form) => ({
  ...seen(form),
  outcome: form.get("outcome"),
  reason: form.get("reason"),
}));
export const confirmSuspicion = act(confirm, (form) => ({ ...seen(form), reason: form.get("reason") }));
export const reopenAll = act(reopen, seen);
export const judgeRequest = act(judge, (form) => ({
  id: form.get("id"),
  requestId: form.get("requestId"),
  outcome: form.get("outcome"),
  reason: form.get("reason"),
}));
