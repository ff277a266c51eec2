import Link from "next/link";
import { RefusalNotice } from "#components/forms/refusal-notice.tsx";
import { Button } from "#components/ui/button.tsx";
import { PublicPage } from "./public-page.tsx";

/** The page of a link that was used, has ended or never was: why, and where to go on. */
export function ClosedLink({ sentence, signIn }: { sentence: string; signIn: string }) {
  return (
    <PublicPage narrow>
      <h1 className="mb-5 text-title">This link does not open</h1>
      <RefusalNotice tone="due" sentence={sentence} />
      <Button className="mt-6" asChild>
        <Link href={signIn}>Go to the sign-in</Link>
      </Button>
    </PublicPage>
  );
}
