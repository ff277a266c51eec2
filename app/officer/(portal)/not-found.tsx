import Link from "next/link";
import { StatePage } from "#components/shell/state-page.tsx";
import { Button } from "#components/ui/button.tsx";

/** Whether another authority has such a request is told to nobody. */
export default function NotFoundInThePortal() {
  return (
    <StatePage
      title="There is nothing of yours here"
      acts={
        <Button kind="main" asChild>
          <Link href="/officer">Go to your requests</Link>
        </Button>
      }
    >
      <p>The address names no request of your authority. That it was asked for is an entry of the log.</p>
    </StatePage>
  );
}
