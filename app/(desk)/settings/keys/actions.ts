"use server";

import { create } from "#lib/keys/create.ts";
import { revoke } from "#lib/keys/revoke.ts";
import { act } from "../../../act.ts";

export const createKey = act(create, (form) => ({ source: form.get("source"), scopes: form.getAll("scopes") }));

export const revokeKey = act(revoke, (form) => ({ id: form.get("id") }));
