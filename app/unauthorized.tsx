import Link from "next/link";
import { StatePage } from "#components/shell/state-page.tsx";
import { Button } from "#components/ui/button.tsx";

export const metadata = { title: "Sign in" };

export default function Unauthorized() {
  return (
    <main>
      <StatePage
        title="You are not signed in"
        acts={
          <>
            <Button kind="main" asChild>
              <Link href="/sign-in">Sign in</Link>
            </Button>
            <Button asChild>
              <Link href="/transparency">Read the published reports</Link>
            </Button>
          </>
        }
      >
        <p>Your session may have ended: sessions end by themselves, and at once when a role changes.</p>
        <p>What you had already sent was kept. What you were still writing was not.</p>
      </StatePage>
    </main>
  );
}
