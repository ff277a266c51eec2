"use server";

import { configure } from "#lib/sources/configure.ts";
import { act, optionalText } from "../../../act.ts";

const prefix = "mapping.";

/** Field key → query, from the inputs that are called `mapping.<key>`; one left empty is not answered by this source. */
function mapping(form: FormData): Record<string, unknown> {
  const written = [...form].filter(([name, value]) => name.startsWith(prefix) && String(value).trim() !== "");
  return Object.fromEntries(written.map(([name, value]) => [name.slice(prefix.length), value]));
}

export const configureSource = act(configure, (form) => ({
  name: form.get("name"),
  url: optionalText(form, "url"),
  mapping: mapping(form),
  seen: optionalText(form, "seen") ?? null,
}));
