import "server-only";
import { cookies, headers } from "next/headers";
import { redirect } from "next/navigation";
import { cache } from "react";
import type { Actor } from "#lib/auth/actor.ts";
import { isSecure, localPath } from "#lib/auth/address.ts";
import { officerActor, officerSessionSeconds, writeOfficerSession } from "#lib/auth/officerActor.ts";
import { placeHeader } from "#lib/auth/place.ts";
import { ground } from "#lib/db/ground.ts";

/** The portal's own cookie: the desk does not read it, and the portal does not read the desk's. */
function officerCookie() {
  const secure = isSecure();
  return {
    name: `${secure ? "__Host-" : ""}countersign.officer`,
    options: { httpOnly: true, sameSite: "lax", path: "/", secure },
  } as const;
}

/** The officer who asks, or null: the only reader of their cookie. Asked once a request. */
export const currentOfficer = cache(
  async (): Promise<Actor | null> => officerActor(ground(), (await cookies()).get(officerCookie().name)?.value),
);

/** The officer who asks; a stranger, and whoever is signed in to the desk only, is sent to the portal's sign-in. */
export async function requireOfficer(): Promise<Actor> {
  const actor = await currentOfficer();
  if (actor !== null) return actor;
  const asked = new URL(localPath((await headers()).get("x-countersign-path")), "http://desk.invalid");
  asked.searchParams.delete("_rsc");
  const to = officerPath(asked.pathname + asked.search);
  redirect(to === "/officer" ? "/officer/sign-in" : `/officer/sign-in?to=${encodeURIComponent(to)}`);
}

/** The place to return to after signing in, if it is a path of the portal; else its first page. */
export function officerPath(to: string | null | undefined): string {
  const path = localPath(to, "/officer");
  return /^\/officer(?:[/?]|$)/.test(path) && !path.startsWith("/officer/sign-in") ? path : "/officer";
}

/** The network address that asks, for the throttle. */
export async function officerPlace(): Promise<string> {
  return (await headers()).get(placeHeader) ?? "unknown";
}

/** Begins an officer's session in this browser. */
export async function openOfficerSession(signedIn: { officerId: string; epoch: number }): Promise<void> {
  const value = writeOfficerSession(ground(), { ...signedIn, signedInAt: ground().now().getTime() });
  const { name, options } = officerCookie();
  (await cookies()).set(name, value, { ...options, maxAge: officerSessionSeconds });
}

/** Ends it. */
export async function closeOfficerSession(): Promise<void> {
  const { name, options } = officerCookie();
  (await cookies()).set(name, "", { ...options, maxAge: 0 });
}
