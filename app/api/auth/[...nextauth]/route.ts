import { NextRequest } from "next/server";
import NextAuth from "next-auth";
import { authOptions } from "#lib/auth/options.ts";
import { ground } from "#lib/db/ground.ts";
import { signIn } from "#lib/people/signIn.ts";
import { boundedBody } from "#lib/vault/boundedBody.ts";
import { answer } from "../../../answer.ts";

type Context = { params: Promise<{ nextauth: string[] }> };

/** An address, a password and two tokens; whoever sends more is nobody yet, and must fill no memory. */
const bodyBytesMax = 16 * 1024;

/** next-auth's own addresses, for programs that speak to it; people sign in by the form at /sign-in. */
function handle(request: Request, context: Context): Promise<Response> {
  return answer(async () => NextAuth(authOptions((given) => signIn(ground(), given)))(await bounded(request), context));
}

async function bounded(request: Request): Promise<NextRequest> {
  const { method, headers } = request;
  const body = await boundedBody(request, bodyBytesMax);
  return new NextRequest(request.url, { method, headers, ...(body === null ? {} : { body }) });
}

export { handle as GET, handle as POST };
