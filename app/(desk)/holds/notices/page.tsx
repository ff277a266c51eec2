import type { Metadata } from "next";
import { HoldsTabs } from "#components/holds/holds-tabs.tsx";
import { ExportForm } from "#components/notices/export-form.client.tsx";
import { FilesTable } from "#components/notices/files-table.tsx";
import { NoticesTable } from "#components/notices/notices-table.tsx";
import { PageHeader, Section } from "#components/shell/page-header.tsx";
import { may } from "#lib/auth/permissions.ts";
import { requireActor } from "#lib/auth/session.ts";
import { list } from "#lib/notices/list.ts";
import { ask } from "../../../ask.ts";
import { readerZones } from "../../../reader.ts";

export const metadata: Metadata = { title: "Notices that wait" };

export default async function NoticesPage() {
  const { rows, due, files, by } = await ask(list, {});
  const [{ role }, zones] = [await requireActor(), await readerZones()];
  const maySend = may(role, "notices:send");
  const exports = maySend && by !== "webhook" && due > 0;
  return (
    <>
      <PageHeader
        title="Holds and notices"
        line="Users who are to be told, because nothing binds the service to silence any more. The platform tells them; identifiers leave to it by these acts only."
        acts={exports && <ExportForm label={`Make the file of ${due >= 1000 ? "the first 500" : due} due`} main />}
      />
      <HoldsTabs at="/holds/notices" />
      <NoticesTable notices={rows} zones={zones} />
      {files.length > 0 && (
        <Section title="Files that were made">
          <FilesTable files={files} mayFetch={maySend} zones={zones} />
        </Section>
      )}
    </>
  );
}
