import type { SentFile } from "#lib/vault/admit.ts";

/** The files of a form under one name; an empty choice is none. */
export function sentFiles(form: FormData, name: string): Promise<SentFile[]> {
  const chosen = form
    .getAll(name)
    .filter((one): one is File => typeof one !== "string" && (one.size > 0 || one.name !== ""));
  return Promise.all(
    chosen.map(async (file) => ({ fileName: file.name, bytes: new Uint8Array(await file.arrayBuffer()) })),
  );
}

/** One file of a form; undefined where none was chosen, for the door to refuse. */
export async function sentFile(form: FormData, name: string): Promise<SentFile | undefined> {
  return (await sentFiles(form, name))[0];
}

/** After a form with files did its work: the place to go to, as JSON for the page's script, as a redirect for a plain form. */
export function goTo(request: Request, at: string): Response {
  if (request.headers.get("accept")?.includes("application/json")) return Response.json({ at });
  return new Response(null, { status: 303, headers: { Location: at } });
}
