import { ground } from "#lib/db/ground.ts";
import { certificate } from "#lib/destructions/certificate.ts";
import { one } from "#lib/destructions/one.ts";
import { answer } from "../../../../../answer.ts";
import { asker } from "../../../../../asker.ts";
import { handedOut } from "../../../../../handedOut.ts";

/** The certificate as a PDF; made after it was read, outside any transaction. */
export function GET(request: Request, { params }: { params: Promise<{ id: string }> }): Promise<Response> {
  return answer(async () => {
    const shown = await one(ground(), await asker(request), { id: (await params).id });
    return handedOut({
      bytes: await certificate(shown),
      fileName: `destruction-${shown.id}.pdf`,
      mediaType: "application/pdf",
    });
  });
}
