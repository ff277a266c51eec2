import { z } from "zod";
import { query } from "#lib/operation.ts";
import type { Field } from "./field.ts";
import { loadFields, loadVersions, type StoredVersion } from "./load.ts";

/** The version in force at a moment (now when none is given) with its fields; null before set-up or before the first one. */
export const current = query({
  name: "register.current",
  permission: "register:read",
  input: z.object({ at: z.coerce.date().optional() }),
  async run({ tx, now }, { at }): Promise<(StoredVersion & { readonly fields: Field[] }) | null> {
    const versions = await loadVersions(tx, at ?? now);
    const version = versions.find((one) => one.status === "effective");
    return version === undefined ? null : { ...version, fields: await loadFields(tx, version.id) };
  },
});
