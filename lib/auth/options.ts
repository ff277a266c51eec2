import type { NextAuthOptions } from "next-auth";
import Credentials from "next-auth/providers/credentials";
import { isSecure } from "#lib/auth/address.ts";
import { placeHeader } from "#lib/auth/place.ts";
import { sessionSeconds } from "#lib/auth/sessionActor.ts";
import { ground } from "#lib/db/ground.ts";

/** Checks a pair; `people/signIn.ts`, given by the route so that the ground knows no room. */
export type CheckPair = (given: {
  email: string;
  password: string;
  place: string;
}) => Promise<{ personId: string; epoch: number } | null | "throttled">;

/** The session's cookie: unreadable for scripts, not sent along by other sites; bound to this very host where there is https. */
export function sessionCookie() {
  const secure = isSecure();
  return {
    name: `${secure ? "__Host-" : ""}countersign.session`,
    options: { httpOnly: true, sameSite: "lax", path: "/", secure },
  } as const;
}

/**
 * next-auth 4, confined: it checks a password and carries a signed and encrypted cookie. Who someone is and what they may is
 * read anew at every request (sessionActor.ts). Without `check` nobody can sign in: enough for reading a session.
 */
export function authOptions(check?: CheckPair): NextAuthOptions {
  return {
    secret: ground().keys.session,
    session: { strategy: "jwt", maxAge: sessionSeconds },
    useSecureCookies: isSecure(),
    cookies: { sessionToken: sessionCookie() },
    pages: { signIn: "/sign-in", signOut: "/", error: "/sign-in" },
    providers: check === undefined ? [] : [credentials(check)],
    callbacks: {
      jwt: ({ token, user }) =>
        user === undefined ? token : { sub: user.id, epoch: user.epoch, signedInAt: ground().now().getTime() },
      session: ({ session, token }) => ({
        expires: session.expires,
        personId: token.sub,
        epoch: token.epoch,
        signedInAt: token.signedInAt,
      }),
    },
  };
}

function credentials(check: CheckPair) {
  return Credentials({
    credentials: { email: {}, password: {} },
    async authorize(given, request) {
      const { email, password } = given ?? {};
      if (typeof email !== "string" || typeof password !== "string") return null;
      const found = await check({ email, password, place: String(request.headers?.[placeHeader] ?? "unknown") });
      if (found === "throttled") throw new Error("throttled");
      return found === null ? null : { id: found.personId, epoch: found.epoch };
    },
  });
}

declare module "next-auth" {
  interface User {
    epoch?: number;
  }
  interface Session {
    personId: string | undefined;
    epoch: number | undefined;
    signedInAt: number | undefined;
  }
}
declare module "next-auth/jwt" {
  interface JWT {
    epoch?: number | undefined;
    signedInAt?: number | undefined;
  }
}
