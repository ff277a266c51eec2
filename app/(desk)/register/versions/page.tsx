import type { Metadata } from "next";
import { RegisterTabs } from "#components/register/register-tabs.tsx";
import { VersionsTable } from "#components/register/versions-table.tsx";
import { PageHeader } from "#components/shell/page-header.tsx";
import { Empty } from "#components/ui/empty.tsx";
import { versions } from "#lib/register/versions.ts";
import { ask } from "../../../ask.ts";
import { readerZones } from "../../../reader.ts";

export const metadata: Metadata = { title: "Versions of the register" };

export default async function VersionsPage() {
  const all = await ask(versions, {});
  const zones = await readerZones();
  return (
    <>
      <PageHeader
        title="Register"
        line="Each request is judged by the version in force when it was received. A version is proposed by one person and countersigned by another, and is never changed afterwards."
      />
      <RegisterTabs at="/register/versions" />
      {all.length === 0 ? (
        <Empty title="There is no version yet">The first is laid down at set-up, from one of the two presets.</Empty>
      ) : (
        <VersionsTable versions={all} {...zones} />
      )}
    </>
  );
}
