import Link from "next/link";
import { ActionForm, Submit } from "#components/forms/action-form.client.tsx";
import type { FormAction } from "#components/forms/form-state.ts";
import { savedAddress } from "#components/requests/queue-views.ts";
import { Badge } from "#components/ui/badge.tsx";
import { Empty } from "#components/ui/empty.tsx";
import { Cell, Head, Row, RowHead, Table } from "#components/ui/table.tsx";
import type { SavedView } from "#lib/views/view.ts";
import { viewWords } from "./view-words.ts";

export type ViewActions = Readonly<Record<"change" | "remove" | "beginWith", FormAction>>;
type ViewsTableProps = { views: readonly SavedView[]; actions: ViewActions | null; mayRemoveShared: boolean };

/** The views that the reader sees, what each shows, and what can be done with it. */
export function ViewsTable({ views, actions, mayRemoveShared }: ViewsTableProps) {
  if (views.length === 0) {
    return (
      <Empty title="No view is saved yet">
        Narrow the queue as you need it, then save it under a name. Number keys open the first nine.
      </Empty>
    );
  }
  return (
    <Table caption="Saved views" stacked>
      <thead>
        <tr>
          <Head>Name</Head>
          <Head>Shows</Head>
          <Head>Whose</Head>
          <Head>
            <span className="sr-only">Acts</span>
          </Head>
        </tr>
      </thead>
      <tbody>
        {views.map((view) => (
          <Row key={view.id} row={view.name}>
            <RowHead>
              <Link href={savedAddress(view)} className="font-strong">
                {view.name}
              </Link>
              {view.isDefault && <Badge className="ml-2">Your queue begins here</Badge>}
            </RowHead>
            <Cell wrap className="phone:w-full">
              {viewWords(view.filters)}
            </Cell>
            <Cell>{view.own ? (view.shared ? "Yours, shared" : "Yours alone") : view.ownerName}</Cell>
            <Cell>{actions !== null && <Acts {...{ view, actions, mayRemoveShared }} />}</Cell>
          </Row>
        ))}
      </tbody>
    </Table>
  );
}

function Acts({ view, actions, mayRemoveShared }: { view: SavedView; actions: ViewActions; mayRemoveShared: boolean }) {
  const { id, version, own, shared, isDefault } = view;
  return (
    <div className="flex flex-wrap gap-1.5">
      <ActionForm action={actions.beginWith} hidden={isDefault ? {} : { id }} className="w-auto">
        <Submit kind="quiet" size="small">
          {isDefault ? "Begin at the open requests" : "Begin with it"}
        </Submit>
      </ActionForm>
      {own && (
        <ActionForm
          action={actions.change}
          hidden={{ id, version: String(version), shared: shared ? "no" : "yes" }}
          className="w-auto"
        >
          <Submit kind="quiet" size="small">
            {shared ? "Keep it to yourself" : "Share it"}
          </Submit>
        </ActionForm>
      )}
      {(own || (shared && mayRemoveShared)) && (
        <ActionForm action={actions.remove} hidden={{ id }} className="w-auto">
          <Submit kind="quiet" size="small">
            Remove<span className="sr-only"> {view.name}</span>
          </Submit>
        </ActionForm>
      )}
    </div>
  );
}
