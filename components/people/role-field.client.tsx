"use client";

import { useFormState } from "#components/forms/action-form.client.tsx";
import { Radio } from "#components/ui/checkbox.tsx";
import { FieldGroup } from "#components/ui/field.tsx";
import { givenRoles, roleWords } from "#lib/people/person.ts";

type RoleFieldProps = { name: string; legend: string; without?: string; defaultValue?: string };

/** The roles that can be given, each with what it is for: who gives one reads what they give. */
export function RoleField({ name, legend, without, defaultValue }: RoleFieldProps) {
  const state = useFormState();
  const kept = state.answer === "refused" ? state.kept[name]?.[0] : defaultValue;
  const error = state.answer === "refused" ? state.fields[name] : undefined;
  return (
    <FieldGroup legend={legend} error={error}>
      {givenRoles
        .filter((role) => role !== without)
        .map((role) => (
          <Radio
            key={`${role}${kept}`}
            name={name}
            value={role}
            label={roleWords[role].label}
            hint={roleWords[role].does}
            defaultChecked={role === kept}
            required
          />
        ))}
    </FieldGroup>
  );
}
