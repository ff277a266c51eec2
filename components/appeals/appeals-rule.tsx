import { ActionForm } from "#components/forms/action-form.client.tsx";
import type { FormAction } from "#components/forms/form-state.ts";
import { Section } from "#components/shell/page-header.tsx";

/** Whether every appeal of a ban is decided by two. */
export function AppealsRule({ everyByTwo, action }: { everyByTwo: boolean; action: FormAction }) {
  return (
    <Section title="Appeals of bans">
      <ActionForm
        action={action}
        hidden={{ everyByTwo: String(!everyByTwo) }}
        submit={
          everyByTwo
            ? "Let one person decide where the law of the desk allows it"
            : "Let two people decide every appeal"
        }
        kind="plain"
      >
        <p>
          {everyByTwo ? "Two people decide every appeal of a ban." : "One person decides an appeal of a ban."}{" "}
          <span className="text-soft">
            An account that was banned for the exploitation of children comes back by two people, whatever is set here.
          </span>
        </p>
      </ActionForm>
    </Section>
  );
}
