import { address } from "#lib/auth/address.ts";
import { ground } from "#lib/db/ground.ts";
import { feedFile } from "#lib/deadlines/feedFile.ts";
import { Refusal } from "#lib/refusal.ts";
import { answer } from "../../answer.ts";

type Context = { params: Promise<{ file: string }> };

/** A person's calendar at the secret address that they made. Whoever knows it reads references and kinds of date, nothing more. */
export function GET(_request: Request, { params }: Context): Promise<Response> {
  return answer(async () => {
    const [, secret] = /^([A-Za-z0-9_-]{43})\.ics$/.exec((await params).file) ?? [];
    if (secret === undefined) throw new Refusal("not-found", "There is no such calendar.");
    const made = await feedFile(ground(), secret, address(process.env));
    if (made === "gone")
      return new Response("This calendar has ended.\n", { status: 410, headers: { "Cache-Control": "no-store" } });
    return new Response(made.file, {
      headers: {
        "Content-Type": "text/calendar; charset=utf-8",
        "Cache-Control": "private, no-store",
        "X-Robots-Tag": "noindex",
        "Referrer-Policy": "no-referrer",
      },
    });
  });
}
