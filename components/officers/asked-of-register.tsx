import { BoxesField } from "#components/forms/form-fields.client.tsx";
import { categoryWords } from "#components/register/words.ts";
import { euCategories } from "#lib/law/instrument.ts";
import type { Field } from "#lib/register/field.ts";

/** A field of the register, and what the gate would say of it under the chosen instrument to a verified authority; null where it was not asked. */
export type FieldAnswer = { readonly field: Field; readonly available: boolean | null };

type AskedOfRegisterProps = {
  answers: readonly FieldAnswer[];
  /** In an emergency only what is there can be asked for. */
  heldOnly?: boolean;
};

const grid = "[&>div]:grid [&>div]:gap-x-6 desk:[&>div]:grid-cols-2";

/** What can be asked, as the register has it: what is kept first, and what never is said up front, with its reason. */
export function AskedOfRegister({ answers, heldOnly = false }: AskedOfRegisterProps) {
  const ordered = euCategories.flatMap((category) => answers.filter(({ field }) => field.euCategory === category));
  const held = ordered.filter(({ field }) => field.holding === "held");
  const never = ordered.filter(({ field }) => field.holding !== "held");
  const shown = heldOnly ? held.filter(({ available }) => available !== false) : held;
  return (
    <>
      <BoxesField
        name="fields"
        legend="Kept by the service"
        hint={
          heldOnly
            ? "In an emergency the least is asked for; the process that follows can ask for more."
            : "Tick what your order names."
        }
        choices={shown.map(choiceOf)}
        className={grid}
      />
      {!heldOnly && <NeverHeld never={never} />}
    </>
  );
}

function NeverHeld({ never }: { never: readonly FieldAnswer[] }) {
  return (
    <details className="mt-5 border-rule border-y py-3">
      <summary className="cursor-pointer font-strong">
        Not held by design: {never.length} kinds of data, messages among them
      </summary>
      <p className="my-2 max-w-prose text-soft">
        Messages are encrypted end to end, and what a messenger does not need it does not keep. No order changes that.
        Tick one only where your order names it: you then have the answer, and its reason, in writing.
      </p>
      <BoxesField
        name="fields"
        legend="Never held"
        choices={never.map(({ field }) => ({ value: field.key, label: field.label, hint: field.reason }))}
        className={grid}
      />
    </details>
  );
}

function choiceOf({ field, available }: FieldAnswer) {
  const reach =
    available === null ? "" : available ? ", reached by this instrument" : ", not reached by this instrument";
  return { value: field.key, label: field.label, hint: `${categoryWords[field.euCategory]}${reach}` };
}
