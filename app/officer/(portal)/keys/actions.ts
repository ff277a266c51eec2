"use server";

import { addKey as add } from "#lib/officers/addKey.ts";
import { revokeKey as revoke } from "#lib/officers/revokeKey.ts";
import { act } from "../../act.ts";

export const addKey = act(add, (form) => ({ kind: form.get("kind"), publicKey: form.get("publicKey") }));
export const revokeKey = act(revoke, (form) => ({ id: form.get("id") }));
