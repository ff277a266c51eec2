import { typedCertificate } from "#components/europeanOrders/typed-certificate.ts";
import { ground } from "#lib/db/ground.ts";
import { Refusal } from "#lib/refusal.ts";
import { enterEuropean } from "#lib/requests/enterEuropean.ts";
import { readForm } from "#lib/vault/readForm.ts";
import { answer } from "../../../../../answer.ts";
import { asker } from "../../../../../asker.ts";
import { goTo, sentFile } from "../../../../../uploads.ts";

/** Records a European order from its certificate: typed, or as a file of data. */
export function POST(request: Request): Promise<Response> {
  return answer(async () => {
    const actor = await asker(request);
    const form = await readForm(request);
    const typed = typedCertificate(form);
    const given = form.has("certificate") ? { ...typed, form: await sentJson(form) } : typed;
    const { id } = await enterEuropean(ground(), actor, given as Parameters<typeof enterEuropean>[2]);
    return goTo(request, `/requests/${id}/papers/forms`);
  });
}

/** A certificate nests a few levels and is a few pages: what is larger is none. */
const certificateBytesMax = 1024 * 1024;

async function sentJson(form: FormData): Promise<unknown> {
  const file = await sentFile(form, "certificate");
  const sentence = "The file is no certificate as data: JSON with a form that is known here. Nothing was saved.";
  if (file === undefined || file.bytes.length > certificateBytesMax)
    throw new Refusal("invalid", sentence, { certificate: sentence });
  try {
    return JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(file.bytes));
  } catch {
    throw new Refusal("invalid", sentence, { certificate: sentence });
  }
}
