import { query } from "#lib/operation.ts";
import { annexIiiFor, answerInput } from "./annexIii.ts";

/** The Annex III that an answer would make, before anything is kept. */
export const preview = query({
  name: "europeanOrders.preview",
  permission: "europeanOrders:answer",
  input: answerInput,
  run: ({ tx, now }, given) => annexIiiFor(tx, given, now),
});
