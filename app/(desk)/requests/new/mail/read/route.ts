import { typedText } from "#components/forms/typed-time.ts";
import { ground } from "#lib/db/ground.ts";
import { readMail } from "#lib/requests/readMail.ts";
import { isZone } from "#lib/settings/setting.ts";
import { readForm } from "#lib/vault/readForm.ts";
import { answer } from "../../../../../answer.ts";
import { asker } from "../../../../../asker.ts";
import { sentFile } from "../../../../../uploads.ts";

/** Reads an e-mail for the form of a new request; nothing of it is kept but the entry that it was read. */
export function POST(request: Request): Promise<Response> {
  return answer(async () => {
    const actor = await asker(request);
    const form = await readForm(request);
    const given = { mail: await sentFile(form, "mail") } as Parameters<typeof readMail>[2];
    const offer = await readMail(ground(), actor, given);
    const zone = String(form.get("zone"));
    const arrived = offer.arrivedAt === null ? null : new Date(offer.arrivedAt);
    const receivedText =
      arrived === null || arrived > ground().now() || !isZone(zone) ? null : typedText(arrived, zone);
    return Response.json({ ...offer, receivedText }, { headers: { "Cache-Control": "no-store" } });
  });
}
