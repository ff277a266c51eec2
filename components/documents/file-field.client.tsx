"use client";

import type { ComponentProps } from "react";
import { useFormState } from "#components/forms/action-form.client.tsx";
import { Field } from "#components/ui/field.tsx";
import { Input } from "#components/ui/input.tsx";

type FileFieldProps = {
  name: string;
  label: string;
  hint?: string;
  optional?: boolean;
  id?: string;
  className?: string;
} & Pick<ComponentProps<"input">, "multiple" | "accept" | "onChange">;

const kinds = "application/pdf,image/png,image/jpeg,image/tiff,.pdf,.png,.jpg,.jpeg,.tif,.tiff";

/** Chooses documents in an `UploadForm`. What they are the server finds in their bytes; `accept` only spares a wrong choice. */
export function FileField({ name, label, hint, optional = false, id, className, ...rest }: FileFieldProps) {
  const state = useFormState();
  const error = state.answer === "refused" ? state.fields[name] : undefined;
  return (
    <Field
      name={name}
      label={label}
      hint={hint ?? "PDF, PNG, JPEG or TIFF, up to 20 MB."}
      optional={optional}
      error={error}
      {...(id === undefined ? {} : { id })}
      {...(className === undefined ? {} : { className })}
    >
      {(wiring) => (
        <Input
          {...wiring}
          type="file"
          accept={kinds}
          className="h-auto py-1.5 file:mr-3 file:h-7 file:rounded-base file:border file:border-edge file:bg-paper file:px-2.5 file:font-strong file:text-ink phone:h-auto"
          {...rest}
        />
      )}
    </Field>
  );
}
