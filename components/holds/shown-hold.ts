import type { Hold } from "#lib/holds/hold.ts";

/** A hold as its page is given it: no identifier and no value is in it. */
export type ShownHold = Hold & {
  readonly zone: string;
  readonly endedAt: Date | null;
  readonly placedByName: string;
  readonly found: number;
  readonly destroyed: number;
  readonly fieldsHeld: readonly { readonly key: string; readonly label: string; readonly keptFrom: string | null }[];
  readonly targetIds: readonly string[];
  readonly values: readonly {
    readonly targetId: string;
    readonly field: string;
    readonly found: boolean;
    readonly at: Date;
  }[];
  readonly extensionsMade: readonly {
    readonly kind: "renewal" | "production-launched";
    readonly reference: string;
    readonly endsAt: Date | null;
    readonly addedAt: Date;
    readonly addedByName: string;
  }[];
  readonly ends: readonly Date[];
  readonly couldEndAt: Date | null;
  readonly why: readonly string[];
};
