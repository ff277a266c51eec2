import type { Actor } from "#lib/auth/actor.ts";
import type { Ground } from "#lib/db/ground.ts";
import { canonicalJson } from "#lib/json.ts";
import { cleanFileName } from "#lib/vault/fileName.ts";
import { paper } from "./paper.ts";
import { reveal } from "./reveal.ts";

export type FormFile = { readonly fileName: string; readonly mediaType: string; readonly bytes: Uint8Array };

/** A form as a file, for the reason that is given: as data (the bytes that were kept), or drawn as a PDF. The look is recorded by `reveal`. */
export async function file(
  ground: Ground,
  actor: Actor,
  { as, ...asked }: Parameters<typeof reveal>[2] & { as: "json" | "pdf" },
): Promise<FormFile> {
  const { form, annex, reference, service } = await reveal(ground, actor, asked);
  const fileName = cleanFileName(`${reference.replaceAll("/", "-")} Annex ${annex}.${as}`);
  if (as === "json") return { fileName, mediaType: "application/json", bytes: Buffer.from(canonicalJson(form)) };
  return { fileName, mediaType: "application/pdf", bytes: await paper(form, service, ground.now()) };
}
