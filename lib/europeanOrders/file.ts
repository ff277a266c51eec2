import { createHash } from "node:crypto";
import type { Actor } from "#lib/auth/actor.ts";
import type { Ground } from "#lib/db/ground.ts";
import { canonicalJson } from "#lib/json.ts";
import { cleanFileName } from "#lib/vault/fileName.ts";
import { paper } from "./paper.ts";
import { reveal } from "./reveal.ts";

export type FormFile = {
  readonly fileName: string;
  readonly mediaType: "application/json" | "application/pdf";
  readonly bytes: Uint8Array;
  readonly sha256: string;
};

/** A form as a file, for the reason that is given: as data (the bytes that were kept), or drawn as a PDF. The look is recorded by `reveal`. */
export async function file(
  ground: Ground,
  actor: Actor,
  { as, ...asked }: Parameters<typeof reveal>[2] & { as: "json" | "pdf" },
): Promise<FormFile> {
  const { form, annex, reference, service } = await reveal(ground, actor, asked);
  const fileName = cleanFileName(`${reference.replaceAll("/", "-")} Annex ${annex}.${as}`);
  const bytes = as === "json" ? Buffer.from(canonicalJson(form)) : await paper(form, service, ground.now());
  const sha256 = createHash("sha256").update(bytes).digest("hex");
  return { fileName, mediaType: as === "json" ? "application/json" : "application/pdf", bytes, sha256 };
}
