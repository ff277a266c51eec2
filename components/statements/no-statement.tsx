import Link from "next/link";
import { Button } from "#components/ui/button.tsx";
import { Empty } from "#components/ui/empty.tsx";
import { NoneSuch } from "#components/ui/none-such.tsx";

type StatementsEmptyProps = {
  /** A template is signed: what is missing is a ban to state. */
  signed: boolean;
  /** Who reads this may look at the settings of statements. */
  settings: boolean;
};

/** What will stand among the statements, and what it waits for. */
export function StatementsEmpty({ signed, settings }: StatementsEmptyProps) {
  return (
    <Empty
      title="No statement was drafted yet"
      acts={
        !signed &&
        settings && (
          <Button asChild>
            <Link href="/settings/statements">What statements say</Link>
          </Button>
        )
      }
    >
      <p>
        Bans on channels in the European Economic Area will stand here with their statements, save those of which the
        template makes none: drafted, checked, sent, or held back with the reason why. Nobody writes one by hand.
      </p>
      <p className="mt-3">
        {signed
          ? "The template is signed. The first is drafted as soon as such a ban arrives in the ledger."
          : "Two things are needed: a template that two people of counsel sign, and bans in the ledger. Then they are drafted by themselves."}
      </p>
    </Empty>
  );
}

export function NoSuchStatement() {
  return <NoneSuch title="No statement is like that" every="Every statement" href="/bans/statements" />;
}

/** Nothing would leave: what has to be there first. */
export function DryRunEmpty({ sandbox }: { sandbox: boolean }) {
  return (
    <Empty
      title="Nothing would be sent"
      acts={
        <Button asChild>
          <Link href="/bans/statements">Every statement, and how it stands</Link>
        </Button>
      }
    >
      What is drafted{sandbox ? ", held back by no check and not tried in a sandbox yet" : " and held back by no check"}{" "}
      will be shown here as JSON, as it would leave. At present there is none.
    </Empty>
  );
}
