"use server";

import { verify } from "#lib/authorities/verify.ts";
import { act } from "../../act.ts";

export const verifyAuthority = act(verify, (form) => ({
  id: form.get("id"),
  version: form.get("version"),
  evidence: form.get("evidence"),
  registrySource: form.get("registrySource"),
  note: form.get("note"),
}));
