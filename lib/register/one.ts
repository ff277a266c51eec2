import { z } from "zod";
import { query } from "#lib/operation.ts";
import { Refusal } from "#lib/refusal.ts";
import { entriesOf } from "./entries.ts";
import { loadFields, loadVersions } from "./load.ts";
import { type FieldChange, fieldChanges } from "./version.ts";

/** One version by its number, with its fields, its entries in the log, and what it changes against the one before it that was not rejected. */
export const one = query({
  name: "register.one",
  permission: "register:read",
  input: z.object({ number: z.coerce.number().int().min(1) }),
  async run({ tx, now }, { number }) {
    const versions = await loadVersions(tx, now);
    const version = versions.find((each) => each.number === number);
    if (version === undefined) throw new Refusal("not-found", `There is no register ${number}.`);
    const before = versions.find((each) => each.number < number && each.status !== "rejected");
    const fields = await loadFields(tx, version.id);
    const changes: FieldChange[] = before === undefined ? [] : fieldChanges(await loadFields(tx, before.id), fields);
    return { ...version, fields, changes, entries: await entriesOf(tx, version.id) };
  },
});
