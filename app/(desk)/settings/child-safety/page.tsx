import type { Metadata } from "next";
import { HandlersForm } from "#components/settings/handlers-form.tsx";
import { SettingsTabs } from "#components/settings/settings-tabs.tsx";
import { PageHeader } from "#components/shell/page-header.tsx";
import { requireActor } from "#lib/auth/session.ts";
import { handlers } from "#lib/requests/handlers.ts";
import { ask } from "../../../ask.ts";
import { name } from "./actions.ts";

export const metadata: Metadata = { title: "Child safety" };

export default async function ChildSafetyPage() {
  const people = await ask(handlers, {});
  return (
    <>
      <PageHeader
        title="Settings"
        line="Who opens the papers of cases about the safety of children: those who agreed to, and who are cared for."
      />
      <SettingsTabs at="/settings/child-safety" role={(await requireActor()).role} />
      <HandlersForm people={people} action={name} />
    </>
  );
}
