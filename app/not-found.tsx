import Link from "next/link";
import { StatePage } from "#components/shell/state-page.tsx";
import { Button } from "#components/ui/button.tsx";

export const metadata = { title: "Not found" };

export default function NotFound() {
  return (
    <main>
      <StatePage
        title="There is nothing at this address"
        acts={
          <Button kind="main" asChild>
            <Link href="/">Go to the desk</Link>
          </Button>
        }
      >
        <p>The reference may be mistyped, or what it named has reached the end of its retention and was destroyed.</p>
        <p>If it was destroyed, the log still holds the entry and its certificate: search it for the reference.</p>
      </StatePage>
    </main>
  );
}
