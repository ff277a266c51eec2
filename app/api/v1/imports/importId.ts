import { z } from "zod";
import { Refusal } from "#lib/refusal.ts";

/** The id in the address of an import. What is no id names no import, and is told like one that is not there. @throws Refusal `not-found` */
export function importIdOf({ id }: { readonly id: string }): string {
  if (z.uuid().safeParse(id).success) return id;
  throw new Refusal(
    "not-found",
    "There is no such import: its id is the one in the answer that opened it. Nothing was taken.",
  );
}
