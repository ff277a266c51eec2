import { CircleAlert } from "lucide-react";
import type { ReactNode } from "react";
import { classes } from "./classes.ts";

/** What the control inside a field spreads onto itself. */
export type Wiring = {
  id: string;
  name: string;
  "aria-describedby"?: string;
  "aria-invalid"?: true;
  required?: true;
};

type FieldProps = {
  name: string;
  label: ReactNode;
  hint?: ReactNode;
  error?: string | undefined;
  /** Most fields are required, so the optional ones are marked. */
  optional?: boolean;
  /** Needed only where the same name stands twice on a page. */
  id?: string;
  className?: string;
  children: (wiring: Wiring) => ReactNode;
};

/** Label, control, hint and error as one; `<Field …>{(wiring) => <Input {...wiring} />}</Field>`. */
export function Field({
  name,
  label,
  hint,
  error,
  optional = false,
  id = `field-${name}`,
  className,
  children,
}: FieldProps) {
  const described = [hint !== undefined && `${id}-hint`, error !== undefined && `${id}-error`]
    .filter(Boolean)
    .join(" ");
  return (
    <div className={classes("flex flex-col gap-1.5", className)}>
      <label htmlFor={id} className="font-strong">
        {label}
        {optional && <span className="font-normal text-soft"> (optional)</span>}
      </label>
      {hint !== undefined && <FieldHint id={`${id}-hint`}>{hint}</FieldHint>}
      {children({
        id,
        name,
        ...(described === "" ? {} : { "aria-describedby": described }),
        ...(error === undefined ? {} : { "aria-invalid": true as const }),
        ...(optional ? {} : { required: true as const }),
      })}
      {error !== undefined && <FieldError id={`${id}-error`}>{error}</FieldError>}
    </div>
  );
}

type GroupProps = {
  legend: ReactNode;
  hint?: ReactNode;
  error?: string | undefined;
  className?: string;
  children: ReactNode;
};

/** Several boxes that answer one question. */
export function FieldGroup({ legend, hint, error, className, children }: GroupProps) {
  return (
    <fieldset className={classes("flex min-w-0 flex-col gap-1.5", className)}>
      <legend className="mb-1 font-strong">{legend}</legend>
      {hint !== undefined && <FieldHint>{hint}</FieldHint>}
      <div className="flex flex-col">{children}</div>
      {error !== undefined && <FieldError>{error}</FieldError>}
    </fieldset>
  );
}

function FieldHint({ id, children }: { id?: string; children: ReactNode }) {
  return (
    <p id={id} className="max-w-prose text-small text-soft">
      {children}
    </p>
  );
}

function FieldError({ id, children }: { id?: string; children: ReactNode }) {
  return (
    <p id={id} className="flex items-start gap-1.5 text-red">
      <CircleAlert aria-hidden className="mt-0.5 size-4 shrink-0" />
      {children}
    </p>
  );
}
