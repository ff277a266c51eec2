import type { Metadata } from "next";
import Link from "next/link";
import { SettingsTabs } from "#components/settings/settings-tabs.tsx";
import { PageHeader, Section } from "#components/shell/page-header.tsx";
import { ConnectionBlock } from "#components/statements/connection-block.tsx";
import { TemplateVersions } from "#components/statements/template-versions.tsx";
import { Button } from "#components/ui/button.tsx";
import { may } from "#lib/auth/permissions.ts";
import { requireActor } from "#lib/auth/session.ts";
import { connection } from "#lib/statements/connection.ts";
import { categories, keywords } from "#lib/statements/enums.ts";
import { templates } from "#lib/statements/templates.ts";
import { ask } from "../../../ask.ts";
import { readerZones } from "../../../reader.ts";
import { connectDatabase, settleVersion, turnSending } from "./actions.ts";

export const metadata: Metadata = { title: "Statements of reasons" };

export default async function StatementSettingsPage() {
  const [shown, versions] = await Promise.all([ask(connection, {}), ask(templates, {})]);
  const [actor, zones] = [await requireActor(), await readerZones()];
  const open = versions.some(({ countersignedAt, rejectedAt }) => countersignedAt === null && rejectedAt === null);
  const mayPropose = may(actor.role, "statements:propose") && !open;
  return (
    <>
      <PageHeader
        title="Settings"
        line="What is told to the Transparency Database of bans on public surfaces, and whether it is. Both take two people."
      />
      <SettingsTabs at="/settings/statements" role={actor.role} />
      <Section title="Sending">
        <ConnectionBlock
          {...shown}
          actor={actor}
          acts={{ connect: connectDatabase, turn: turnSending }}
          zones={zones}
        />
      </Section>
      <Section
        title="What statements say"
        acts={
          mayPropose && (
            <Button size="small" asChild>
              <Link href="/settings/statements/template">Propose a version</Link>
            </Button>
          )
        }
      >
        <TemplateVersions
          versions={versions}
          words={{ ...categories, ...keywords }}
          actor={actor}
          settle={settleVersion}
          zones={zones}
        />
      </Section>
    </>
  );
}
