import { ActionForm } from "#components/forms/action-form.client.tsx";
import type { FormAction } from "#components/forms/form-state.ts";
import { formatCount } from "#components/ui/figure-format.ts";
import { Instant } from "#components/ui/time.tsx";

type CountingProps = {
  countedAt: Date | null;
  waiting: number;
  uncounted: number;
  zones: { zone: string; legalZone: string };
  /** Left out for who may only read. */
  count?: FormAction | undefined;
};

/** How far reinstatements are counted, and what is left out for now. */
export function CountingLine({ countedAt, waiting, uncounted, zones, count }: CountingProps) {
  return (
    <div className="mt-4 flex flex-wrap items-center gap-x-6 gap-y-2 text-small text-soft">
      <p>
        {countedAt === null ? (
          "No reinstatement was counted yet."
        ) : (
          <>
            Reinstatements counted up to <Instant at={countedAt} {...zones} />.
          </>
        )}
        {uncounted > 0 && ` ${plural(uncounted, "has", "have")} arrived since, and will be counted within ten minutes.`}
        {waiting > 0 &&
          ` ${plural(waiting, "names", "name")} a ban that has not arrived, or of a month that was archived before its codes were kept here (countersign bans restore-archive brings it back): not counted.`}
      </p>
      {uncounted > 0 && count !== undefined && (
        <ActionForm action={count} submit="Count them now" kind="plain" size="small" className="max-w-none" />
      )}
    </div>
  );
}

function plural(count: number, one: string, more: string): string {
  return `${formatCount(count)} ${count === 1 ? `reinstatement ${one}` : `reinstatements ${more}`}`;
}
