import { typedAnswer } from "#components/europeanOrders/typed-answer.ts";
import { ground } from "#lib/db/ground.ts";
import { paper } from "#lib/europeanOrders/paper.ts";
import { preview } from "#lib/europeanOrders/preview.ts";
import { Refusal } from "#lib/refusal.ts";
import { answer } from "../../../../../../answer.ts";
import { asker } from "../../../../../../asker.ts";

/** The Annex III that an answer would make, as a PDF; nothing is kept. */
export function POST(request: Request): Promise<Response> {
  return answer(async () => {
    const actor = await asker(request);
    const form = await request.formData().catch(() => {
      throw new Refusal("invalid", "An answer is looked at from its form. Nothing was kept.");
    });
    const drawn = await preview(ground(), actor, typedAnswer(form) as Parameters<typeof preview>[2]);
    return new Response(new Uint8Array(await paper(drawn.form, drawn.service, ground().now())), {
      headers: {
        "Content-Type": "application/pdf",
        "Content-Disposition": 'inline; filename="annex-iii.pdf"',
        "Cache-Control": "no-store",
      },
    });
  });
}
