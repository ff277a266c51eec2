import { ActionForm } from "#components/forms/action-form.client.tsx";
import type { FormAction } from "#components/forms/form-state.ts";
import { Instant } from "#components/ui/time.tsx";
import { FeedAddress } from "./feed-address.client.tsx";

type Props = {
  feed: { version: number; madeAt: Date | null };
  renew: FormAction;
  desk: string;
  zones: { zone: string; legalZone: string };
};

/** The reader's own address of the calendar, for a program that reads iCalendar: made once, shown once, renewed at will. */
export function CalendarFeed({ feed, renew, desk, zones }: Props) {
  return (
    <div className="flex max-w-prose flex-col gap-3">
      <p className="text-soft">
        A calendar program can follow these dates at an address of your own. It carries references and kinds of date,
        nothing about people. Who knows the address reads them: a new one ends the old.
      </p>
      {feed.madeAt !== null && (
        <p className="text-small">
          Your address was made <Instant at={feed.madeAt} {...zones} />. It is shown once, so only you have it.
        </p>
      )}
      <ActionForm
        action={renew}
        hidden={{ version: String(feed.version) }}
        submit={feed.version === 0 ? "Make my calendar's address" : "Renew my calendar's address"}
        kind="plain"
        done={<FeedAddress desk={desk} />}
      />
    </div>
  );
}
