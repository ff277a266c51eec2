import Link from "next/link";
import { StatePage } from "#components/shell/state-page.tsx";
import { Button } from "#components/ui/button.tsx";

export const metadata = { title: "Not allowed" };

export default function Forbidden() {
  // Only pages of the desk forbid, and the desk's frame is around this as around them.
  return (
    <StatePage
      title="Your role does not open this page"
      acts={
        <Button kind="main" asChild>
          <Link href="/">Go to the desk</Link>
        </Button>
      }
    >
      <p>Nothing was shown and nothing was changed. That you asked is an entry of the log.</p>
      <p>Roles are given by an administrator. Ask one of them if your work needs this page.</p>
    </StatePage>
  );
}
