import { BoxesField } from "#components/forms/form-fields.client.tsx";
import { categoryWords, holdingWords } from "#components/register/words.ts";
import { euCategories } from "#lib/law/instrument.ts";
import type { Field } from "#lib/register/field.ts";

/** The fields that are asked for, ticked by their labels in the register; what is not held is asked for all the same, and answered. */
export function AskedFields({ fields }: { fields: readonly Field[] }) {
  return (
    <BoxesField
      name="fields"
      legend="What is asked for"
      hint="Tick everything that the demand names, held or not: each gets its own answer."
      choices={euCategories.flatMap((category) =>
        fields
          .filter((field) => field.euCategory === category)
          .map((field) => ({
            value: field.key,
            label: field.label,
            hint: `${categoryWords[category]}, ${holdingWords[field.holding].toLowerCase()}`,
          })),
      )}
      className="[&>div]:grid [&>div]:gap-x-6 desk:[&>div]:grid-cols-2 wide:[&>div]:grid-cols-3"
    />
  );
}
