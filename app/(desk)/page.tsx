import { forbidden, redirect } from "next/navigation";
import { firstRoom } from "#components/shell/open-rooms.ts";
import { requireActor } from "#lib/auth/session.ts";

/** The desk opens on the room where the role's work begins. */
export default async function DeskPage() {
  const { role } = await requireActor();
  redirect(firstRoom(role) ?? forbidden());
}
