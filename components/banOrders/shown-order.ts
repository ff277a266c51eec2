import type { OrderReason } from "#lib/banOrders/banOrder.ts";
import type { BanReason } from "#lib/bans/ban.ts";
import type { OrderRow } from "./orders-table.tsx";

/** An order as the parts of its page draw it. */
export type ShownOrder = OrderRow & {
  readonly clockRule: string | null;
  readonly request: { readonly id: string; readonly reference: string } | null;
  readonly banKey: string | null;
  readonly banName: string | null;
  readonly banReason: BanReason | null;
  readonly reason: OrderReason | null;
  readonly recordedByName: string;
  readonly recordedAt: Date;
  readonly proposedBy: string | null;
  readonly proposedByName: string | null;
  readonly proposedAt: Date | null;
  readonly countersignedByName: string | null;
  readonly settledAt: Date | null;
  readonly reinstatedAt: Date | null;
  readonly version: number;
};

export const seenOrder = ({ id, version }: Pick<ShownOrder, "id" | "version">) => ({ id, version: String(version) });
