import NextAuth from "next-auth";
import { authOptions } from "#lib/auth/options.ts";
import { ground } from "#lib/db/ground.ts";
import { signIn } from "#lib/people/signIn.ts";

type Context = { params: Promise<{ nextauth: string[] }> };

/** next-auth's own addresses, for programs that speak to it; people sign in by the form at /sign-in. */
async function handle(request: Request, context: Context): Promise<Response> {
  return NextAuth(authOptions((given) => signIn(ground(), given)))(request, context);
}

export { handle as GET, handle as POST };
