import Link from "next/link";
import { Button } from "#components/ui/button.tsx";

/** The way to the simulation of bills and deadlines. */
export function TryBillLink() {
  return (
    <Button asChild>
      <Link href="/law/simulate">Try a bill</Link>
    </Button>
  );
}
