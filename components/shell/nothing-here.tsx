import Link from "next/link";
import { StatePage } from "#components/shell/state-page.tsx";
import { Button } from "#components/ui/button.tsx";

/** What stands where an address names nothing, or nothing that the asker may know of. */
export function NothingHere() {
  return (
    <StatePage
      title="There is nothing at this address"
      acts={
        <Button kind="main" asChild>
          <Link href="/">Go to the desk</Link>
        </Button>
      }
    >
      <p>The address or the reference may be mistyped. Nothing was changed.</p>
    </StatePage>
  );
}
