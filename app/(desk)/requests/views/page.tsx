import type { Metadata } from "next";
import { PageHeader } from "#components/shell/page-header.tsx";
import { ViewsTable } from "#components/views/views-table.tsx";
import { may } from "#lib/auth/permissions.ts";
import { requireActor } from "#lib/auth/session.ts";
import { list } from "#lib/views/list.ts";
import { ask } from "../../../ask.ts";
import { beginWithView, changeView, removeView } from "./actions.ts";

export const metadata: Metadata = { title: "Saved views" };

export default async function ViewsPage() {
  const views = await ask(list, {});
  const { role } = await requireActor();
  const actions = { change: changeView, remove: removeView, beginWith: beginWithView };
  return (
    <>
      <PageHeader
        title="Saved views"
        path={[{ href: "/requests", label: "Queue" }]}
        line="Ways of looking at the queue, each under its name."
      />
      <ViewsTable
        views={views}
        actions={may(role, "views:save") ? actions : null}
        mayRemoveShared={role === "counsel"}
      />
    </>
  );
}
