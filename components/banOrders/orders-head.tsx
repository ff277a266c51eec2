import Link from "next/link";
import { BansTabs } from "#components/bans/bans-tabs.tsx";
import { PageHeader } from "#components/shell/page-header.tsx";
import { Button } from "#components/ui/button.tsx";

/** The head of the list of orders. */
export function OrdersHead({ mayRecord }: { mayRecord: boolean }) {
  return (
    <>
      <PageHeader
        title="Orders to ban or to reinstate"
        line="What governments and courts ordered about accounts, and what was made of it. One person never closes an account because somebody ordered it."
        acts={
          mayRecord && (
            <Button kind="main" asChild>
              <Link href="/bans/orders/new">Record an order</Link>
            </Button>
          )
        }
      />
      <BansTabs at="/bans/orders" />
    </>
  );
}
