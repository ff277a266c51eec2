import { Pagination } from "#components/ui/pagination.tsx";
import { QueueEmpty } from "./queue-empty.tsx";
import { type QueueRow, QueueTable } from "./queue-table.tsx";
import { isDueFirst, type QueueFilter, viewAddress } from "./queue-views.ts";
import { type TickedActions, TickedActs } from "./ticked-acts.client.tsx";
import { countWords } from "./words.ts";

type QueueListProps = {
  filter: QueueFilter;
  rows: QueueRow[];
  /** Cursors of this page and of the one that follows. */
  after: string | undefined;
  next: string | null;
  /** To whom the ticked can be assigned; empty for roles that assign nothing. */
  people: readonly { id: string; name: string }[];
  actions: TickedActions;
  mayCreate: boolean;
};

/** One page of a view of the queue, what can be done with its rows, and the way to the next. */
export function QueueList({ filter, rows, after, next, people, actions, mayCreate }: QueueListProps) {
  if (rows.length === 0) return <QueueEmpty filter={filter} page={after !== undefined} mayCreate={mayCreate} />;
  const choices = people.map(({ id, name }) => ({ value: id, label: name }));
  return (
    <>
      <QueueTable rows={rows} dueFirst={isDueFirst(filter)} {...(choices.length > 0 && { form: "ticked" })} />
      <Pagination
        newer={after && viewAddress(filter)}
        older={next === null ? undefined : viewAddress(filter, { after: next })}
        words={`${countWords(rows.length, "request")} on this page`}
      />
      {choices.length > 0 && <TickedActs id="ticked" people={choices} actions={actions} />}
    </>
  );
}
