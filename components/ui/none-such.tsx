import Link from "next/link";
import { Button } from "./button.tsx";
import { Empty } from "./empty.tsx";

type NoneSuchProps = { title: string; every: string; href: string };

/** A list that has some, and none that is all of what was asked: leads to every one. */
export function NoneSuch({ title, every, href }: NoneSuchProps) {
  return (
    <Empty
      title={title}
      acts={
        <Button asChild>
          <Link href={href}>{every}</Link>
        </Button>
      }
    >
      None is all of this at once: choose less, or look at every one.
    </Empty>
  );
}
