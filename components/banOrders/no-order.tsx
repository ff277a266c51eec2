import Link from "next/link";
import { Empty } from "#components/ui/empty.tsx";
import { NoneSuch } from "#components/ui/none-such.tsx";

/** What will stand in the list of orders, and who records it. */
export function OrdersEmpty({ mayRecord }: { mayRecord: boolean }) {
  return (
    <Empty title="No order was recorded yet" className="border-t-0">
      <p>
        Orders of the Grievance Appellate Committee, of courts and of other authorities to close an account or to let
        one back will stand here, each with what was made of it, and counted by month and country.
      </p>
      <p className="mt-3">
        {mayRecord ? (
          <>
            One that arrives by post or mail is recorded as it was received:{" "}
            <Link href="/bans/orders/new" className="link">
              record an order
            </Link>
            .
          </>
        ) : (
          "One that arrives by post or mail is recorded as it was received, by an analyst or counsel."
        )}
      </p>
    </Empty>
  );
}

export function NoSuchOrder() {
  return <NoneSuch title="No order is like that" every="Every order" href="/bans/orders" />;
}
