import type { NextAuthOptions } from "next-auth";
import Credentials from "next-auth/providers/credentials";
import { checkCredential } from "#lib/auth/credential.ts";
import { ground } from "#lib/db/ground.ts";

/** Eight hours of work, then the password again. */
const sessionSeconds = 8 * 60 * 60;

/** next-auth 4, confined: it checks a password and carries a signed cookie. Who someone is and what they may is read anew at every request (session.ts). */
export function authOptions(): NextAuthOptions {
  const secure = (process.env.NEXTAUTH_URL ?? "").startsWith("https://");
  return {
    secret: ground().keys.session,
    session: { strategy: "jwt", maxAge: sessionSeconds },
    useSecureCookies: secure,
    pages: { signIn: "/sign-in", error: "/sign-in" },
    providers: [
      Credentials({
        credentials: { email: {}, password: {} },
        async authorize(given, request) {
          const place = String(request.headers?.["x-countersign-place"] ?? "unknown");
          const found = await checkCredential(ground(), {
            email: given?.email ?? "",
            password: given?.password ?? "",
            place,
          });
          if (found === "throttled") throw new Error("throttled");
          return found === null ? null : { id: found.personId, epoch: found.epoch };
        },
      }),
    ],
    callbacks: {
      jwt: ({ token, user }) => (user === undefined ? token : { sub: user.id, epoch: user.epoch }),
      session: ({ session, token }) => ({ expires: session.expires, personId: token.sub ?? "", epoch: token.epoch }),
    },
  };
}

declare module "next-auth" {
  interface User {
    epoch?: number;
  }
  interface Session {
    personId: string;
    epoch: number | undefined;
  }
}
declare module "next-auth/jwt" {
  interface JWT {
    epoch?: number | undefined;
  }
}
