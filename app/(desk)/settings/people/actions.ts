"use server";

import { add } from "#lib/people/add.ts";
import { changeRole } from "#lib/people/changeRole.ts";
import { disable } from "#lib/people/disable.ts";
import { enable } from "#lib/people/enable.ts";
import { link } from "#lib/people/link.ts";
import { act, optionalText } from "../../../act.ts";

export const addPerson = act(add, (form) => ({
  email: form.get("email"),
  role: form.get("role"),
  name: optionalText(form, "name"),
}));

const byId = (form: FormData) => ({ id: form.get("id") });

export const linkPerson = act(link, byId);
export const disablePerson = act(disable, byId);
export const enablePerson = act(enable, byId);

export const changePersonRole = act(changeRole, (form) => ({
  id: form.get("id"),
  from: form.get("from"),
  to: form.get("to"),
}));
