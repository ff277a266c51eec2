"use client";

import Link from "next/link";
import { StatePage } from "#components/shell/state-page.tsx";
import { Button } from "#components/ui/button.tsx";

type ErrorPageProps = { error: Error & { digest?: string }; retry: () => void };

export default function ErrorPage({ error, retry }: ErrorPageProps) {
  return (
    <main>
      <StatePage
        title="This page could not be drawn"
        reference={error.digest === undefined ? undefined : `error ${error.digest}`}
        acts={
          <>
            <Button kind="main" onClick={retry}>
              Try again
            </Button>
            <Button asChild>
              <Link href="/">Go to the desk</Link>
            </Button>
          </>
        }
      >
        <p>
          The fault is ours. A change and its log entry are written together or not at all, so nothing is half done.
        </p>
        <p>If it happens again, give the number below to whoever runs this server: it names the line in their log.</p>
      </StatePage>
    </main>
  );
}
