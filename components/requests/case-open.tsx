import { ActionForm } from "#components/forms/action-form.client.tsx";
import { LongTextField } from "#components/forms/form-fields.client.tsx";
import { Section } from "#components/shell/page-header.tsx";
import { Instant } from "#components/ui/time.tsx";
import { may } from "#lib/auth/permissions.ts";
import { questionWords } from "#lib/requests/question.ts";
import type { ClarificationLine } from "#lib/requests/standing.ts";
import { CaseObjection } from "./case-objection.tsx";
import { type CaseProps, seen } from "./case-view.ts";
import { ConfirmedForm } from "./confirmed-form.client.tsx";

/** What stands between a request and its decision: a question without an answer, an objection that is not settled. And how earlier ones ended. */
export function CaseOpen(props: CaseProps) {
  const { clarifications, objections } = props.view;
  if (clarifications.length === 0 && objections.length === 0) return null;
  return (
    <Section
      title={
        objections.length === 0
          ? "Asked the authority"
          : clarifications.length === 0
            ? "Objection"
            : "Asked and objected"
      }
    >
      <ol className="flex flex-col divide-y divide-rule">
        {clarifications.map((one) => (
          <li key={one.id} className="py-4 first:pt-0">
            <Question {...props} question={one} />
          </li>
        ))}
        {objections.map((one) => (
          <li key={one.id} className="py-4 first:pt-0">
            <CaseObjection {...props} objection={one} />
          </li>
        ))}
      </ol>
    </Section>
  );
}

const endings = {
  answered: "It was answered",
  unanswered: "It was left without an answer",
  withdrawn: "The request was withdrawn",
};

function Question(props: CaseProps & { question: ClarificationLine }) {
  const { question, zones } = props;
  return (
    <div className="flex flex-col gap-2">
      <p>
        <strong>{questionWords[question.about].label}.</strong>{" "}
        <span className="text-soft">
          {question.askedByName} asked the authority, <Instant at={question.askedAt} {...zones} />. Its words are among
          the messages.
        </span>
      </p>
      {question.ending === null ? (
        <Waiting {...props} />
      ) : (
        <p className="text-soft">
          {endings[question.ending]}
          {question.endedAt !== null && (
            <>
              , <Instant at={question.endedAt} {...zones} />
            </>
          )}
          .
        </p>
      )}
    </div>
  );
}

function Waiting({ view, acts, actor, zones, question }: CaseProps & { question: ClarificationLine }) {
  const hidden = seen(view);
  return (
    <>
      <p>
        An answer is due by <Instant at={question.answerDueAt} {...zones} />.{" "}
        {question.stopped ? "Until it comes both clocks stand still." : "The clock runs on meanwhile."}
      </p>
      {may(actor.role, "requests:clarify") && (
        <details className="mt-1">
          <summary className="w-fit text-soft hover:text-ink">
            Record an answer that came by post, mail or telephone
          </summary>
          <ActionForm action={acts.answerClarification} hidden={hidden} submit="Record the answer" className="mt-3">
            <LongTextField name="answer" label="What was answered" maxLength={8000} />
          </ActionForm>
        </details>
      )}
      {question.answerDueAt <= new Date() && may(actor.role, "requests:withdraw") && (
        <ConfirmedForm
          action={acts.withdraw}
          hidden={{ ...hidden, because: "unanswered" }}
          word={view.request.reference}
          opens="Close it as left unanswered"
          title="The authority left the question without an answer"
          description="Nothing can be given under this request afterwards; it is counted as withdrawn. This cannot be undone."
          submit="Close it as left unanswered"
        >
          <LongTextField name="note" label="What was tried" maxLength={2000} optional />
        </ConfirmedForm>
      )}
    </>
  );
}
