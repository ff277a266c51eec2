import type { Metadata } from "next";
import { SettingsTabs } from "#components/settings/settings-tabs.tsx";
import { PageHeader, Section } from "#components/shell/page-header.tsx";
import { SourceForm } from "#components/sources/source-form.tsx";
import { Notice } from "#components/ui/notice.tsx";
import { requireActor } from "#lib/auth/session.ts";
import { current } from "#lib/register/current.ts";
import { list } from "#lib/sources/list.ts";
import { ask } from "../../../ask.ts";
import { configureSource } from "./actions.ts";

export const metadata: Metadata = { title: "Metadata sources" };

export default async function SourcesPage() {
  const sources = await ask(list, {});
  const register = await ask(current, {});
  const held = register?.fields.filter((field) => field.holding === "held") ?? [];
  const read = sources.filter((source) => source.kind === "postgres");
  return (
    <>
      <PageHeader
        title="Settings"
        line="Where granted fields are collected from: a query for each field that the register holds. Without one, people type what they look up."
      />
      <SettingsTabs at="/settings/sources" role={(await requireActor()).role} />
      {held.length === 0 && (
        <Notice title="The register in force holds no field.">There is nothing that a source could answer.</Notice>
      )}
      {read.map((source) => (
        <Section key={source.id} title={source.name} id={source.id}>
          <SourceForm source={source} held={held} action={configureSource} />
        </Section>
      ))}
      <Section title="Another source">
        <SourceForm source={null} held={held} action={configureSource} />
      </Section>
    </>
  );
}
