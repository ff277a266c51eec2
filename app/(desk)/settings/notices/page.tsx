import type { Metadata } from "next";
import { ConnectorForm } from "#components/notices/connector-form.tsx";
import { SettingsTabs } from "#components/settings/settings-tabs.tsx";
import { PageHeader } from "#components/shell/page-header.tsx";
import { requireActor } from "#lib/auth/session.ts";
import { connector } from "#lib/notices/connector.ts";
import { ask } from "../../../ask.ts";
import { configureConnector } from "./actions.ts";

export const metadata: Metadata = { title: "Notices" };

export default async function ConnectorPage() {
  const { hosts, ...shown } = await ask(connector, {});
  const { role } = await requireActor();
  return (
    <>
      <PageHeader
        title="Settings"
        line="By which way the platform learns whom to tell. It tells its users itself; the desk hands over only whom, and what was given to whom."
      />
      <SettingsTabs at="/settings/notices" role={role} />
      <ConnectorForm connector={shown} hosts={hosts} action={configureConnector} />
    </>
  );
}
