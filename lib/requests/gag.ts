import { z } from "zod";
import { operation } from "#lib/operation.ts";
import { bindsUntil } from "./bindsUntil.ts";
import { loadLocked } from "./load.ts";
import { addNonDisclosure, nonDisclosureInput } from "./nonDisclosure.ts";
import { stateAfter } from "./request.ts";
import { save } from "./save.ts";

/** Records an order of non-disclosure or one of its extensions; the one that ends last binds. Allowed on a closed request too. */
export const gag = operation({
  name: "requests.gag",
  permission: "requests:gag",
  input: nonDisclosureInput.extend({ id: z.uuid(), version: z.coerce.number().int() }),
  async run({ tx, actor, now }, { id, version, ...order }) {
    const request = await loadLocked(tx, id, version);
    stateAfter(request, "gag");
    const entry = await addNonDisclosure(tx, actor, now, id, order);
    const next = await save(tx, request, bindsUntil(id));
    return { result: { id, version: next }, audit: [entry] };
  },
});
