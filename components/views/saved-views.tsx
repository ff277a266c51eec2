import Link from "next/link";
import type { FormAction } from "#components/forms/form-state.ts";
import { type QueueFilter, savedAddress } from "#components/requests/queue-views.ts";
import { Key } from "#components/ui/key.tsx";
import { numberedViewsMax, type SavedView } from "#lib/views/view.ts";
import { SaveView } from "./save-view.client.tsx";

type SavedViewsProps = {
  views: readonly SavedView[];
  filter: QueueFilter;
  /** The address of what is shown. */
  at: string;
  /** Null for those who save none. */
  save: FormAction | null;
};

/** Views that somebody named, each a place and a number key; and the way to name the one that is shown. */
export function SavedViews({ views, filter, at, save }: SavedViewsProps) {
  if (views.length === 0 && save === null) return null;
  return (
    <div className="mt-3 flex flex-wrap items-center gap-x-4 gap-y-1" data-furniture>
      {views.length > 0 && (
        <nav aria-label="Saved views" className="flex flex-wrap gap-x-4 gap-y-1">
          {views.map((view, place) => (
            <Link
              key={view.id}
              href={savedAddress(view)}
              aria-current={savedAddress(view) === at ? "page" : undefined}
              data-key={place < numberedViewsMax ? place + 1 : undefined}
              className="flex min-h-7 items-center gap-1.5 text-soft hover:text-ink aria-[current=page]:font-strong aria-[current=page]:text-ink phone:min-h-11"
            >
              {place < numberedViewsMax && <Key keys={String(place + 1)} className="phone:hidden" />}
              {view.name}
              {!view.own && <span className="text-small font-normal text-faint">{view.ownerName}</span>}
            </Link>
          ))}
        </nav>
      )}
      {save !== null && <SaveView filter={filter} action={save} />}
      <Link href="/requests/views" className="text-small text-soft underline underline-offset-2 hover:text-ink">
        Arrange the views
      </Link>
    </div>
  );
}
