import { redirect } from "next/navigation";
import { settingsTabs } from "#components/settings/settings-tabs.tsx";
import { requireActor } from "#lib/auth/session.ts";

export default async function SettingsPage() {
  const { role } = await requireActor();
  redirect(settingsTabs(role)[0]?.href ?? "/settings/people");
}
