import "server-only";
import { cookies, headers } from "next/headers";
import { redirect } from "next/navigation";
import { getServerSession } from "next-auth";
import { encode } from "next-auth/jwt";
import { cache } from "react";
import type { Actor } from "#lib/auth/actor.ts";
import { localPath } from "#lib/auth/address.ts";
import { authOptions, sessionCookie } from "#lib/auth/options.ts";
import { placeHeader } from "#lib/auth/place.ts";
import { sessionActor, sessionSeconds } from "#lib/auth/sessionActor.ts";
import { ground } from "#lib/db/ground.ts";

/** Who asks, or null: the only reader of the session's cookie. Asked once a request. */
export const currentActor = cache(async (): Promise<Actor | null> => {
  const session = await getServerSession(authOptions());
  return session === null ? null : sessionActor(ground(), session);
});

/** Who asks; a stranger is sent to sign in and comes back to the page they asked for. */
export async function requireActor(): Promise<Actor> {
  const actor = await currentActor();
  if (actor === null) redirect(signInPath(await askedPath()));
  return actor;
}

/** Where to sign in, and return from there. */
export function signInPath(returnTo: string): string {
  return returnTo === "/" ? "/sign-in" : `/sign-in?to=${encodeURIComponent(returnTo)}`;
}

/** The path that was asked for, which `bin/serve.ts` writes down since Next tells it to no page. */
async function askedPath(): Promise<string> {
  const asked = new URL(localPath((await headers()).get("x-countersign-path")), "http://desk.invalid");
  // Next's own mark on what its router fetches; a person would not want it in their address.
  asked.searchParams.delete("_rsc");
  return asked.pathname + asked.search;
}

/** The network address that asks, for the throttle. */
export async function askingPlace(): Promise<string> {
  return (await headers()).get(placeHeader) ?? "unknown";
}

/** Begins a session: the same cookie that next-auth's own route sets, for a form that works without script. */
export async function openSession(signedIn: { personId: string; epoch: number }): Promise<void> {
  const { secret } = authOptions();
  const token = { sub: signedIn.personId, epoch: signedIn.epoch, signedInAt: ground().now().getTime() };
  const value = await encode({ token, secret: secret ?? "", maxAge: sessionSeconds });
  const { name, options } = sessionCookie();
  (await cookies()).set(name, value, { ...options, maxAge: sessionSeconds });
}

/** Ends the session in this browser. */
export async function closeSession(): Promise<void> {
  const { name, options } = sessionCookie();
  (await cookies()).set(name, "", { ...options, maxAge: 0 });
}
