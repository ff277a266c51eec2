"use client";

import { Check } from "lucide-react";
import { DropdownMenu as Radix } from "radix-ui";
import type { ComponentProps, ReactNode } from "react";
import { classes } from "./classes.ts";

const item = classes(
  "relative flex h-8 cursor-default items-center gap-2.5 rounded-small px-2 text-body text-ink outline-none select-none phone:h-11",
  "data-highlighted:bg-wash data-disabled:text-faint [&_svg]:size-4 [&_svg]:text-soft",
);

type MenuProps = {
  trigger: ReactNode;
  label?: string;
  align?: "start" | "end";
  side?: "top" | "right" | "bottom";
  children: ReactNode;
};

/** A short list of acts behind one button. */
export function Menu({ trigger, label, align = "end", side = "bottom", children }: MenuProps) {
  return (
    <Radix.Root modal={false}>
      <Radix.Trigger asChild>{trigger}</Radix.Trigger>
      <Radix.Portal>
        <Radix.Content
          align={align}
          side={side}
          sideOffset={6}
          collisionPadding={8}
          aria-label={label}
          className="z-50 min-w-56 animate-appear rounded-base border border-rule bg-sheet p-1 shadow-float"
        >
          {children}
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}

export function MenuItem({
  className,
  grave = false,
  ...rest
}: ComponentProps<typeof Radix.Item> & { grave?: boolean }) {
  return <Radix.Item className={classes(item, grave && "text-red [&_svg]:text-red", className)} {...rest} />;
}

type ChoiceProps = {
  label: string;
  value: string;
  choices: { value: string; label: string }[];
  onChange: (value: string) => void;
};

/** One of several, ticked. */
export function MenuChoice({ label, value, choices, onChange }: ChoiceProps) {
  return (
    <Radix.RadioGroup value={value} onValueChange={onChange} aria-label={label}>
      <Radix.Label className="px-2 pt-2 pb-1 text-small text-soft">{label}</Radix.Label>
      {choices.map((choice) => (
        <Radix.RadioItem
          key={choice.value}
          value={choice.value}
          className={classes(item, "pl-8")}
          onSelect={(event) => event.preventDefault()}
        >
          <Radix.ItemIndicator className="absolute left-2">
            <Check aria-hidden />
          </Radix.ItemIndicator>
          {choice.label}
        </Radix.RadioItem>
      ))}
    </Radix.RadioGroup>
  );
}

export function MenuRule() {
  return <Radix.Separator className="-mx-1 my-1 h-px bg-rule" />;
}
