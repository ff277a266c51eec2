"use client";

import { X } from "lucide-react";
import { Dialog as Radix } from "radix-ui";
import type { ReactNode } from "react";
import { Button } from "./button.tsx";
import { classes } from "./classes.ts";

type DialogProps = {
  /** The button that opens it; leave it out and give `open` and `onOpenChange` where something else does. */
  trigger?: ReactNode;
  title: string;
  description?: ReactNode;
  open?: boolean;
  onOpenChange?: (open: boolean) => void;
  /** `grave` draws a red rule on top: what follows cannot be undone. */
  grave?: boolean;
  className?: string;
  children: ReactNode;
};

/** A sheet above the page. Its acts come last, in a `DialogActs`. */
export function Dialog({
  trigger,
  title,
  description,
  open,
  onOpenChange,
  grave = false,
  className,
  children,
}: DialogProps) {
  return (
    <Radix.Root {...(open === undefined ? {} : { open })} {...(onOpenChange === undefined ? {} : { onOpenChange })}>
      {trigger !== undefined && <Radix.Trigger asChild>{trigger}</Radix.Trigger>}
      <Radix.Portal>
        <Radix.Overlay className="fixed inset-0 z-40 animate-appear bg-[rgb(20_18_14/0.45)]" />
        <Radix.Content
          {...(description === undefined ? { "aria-describedby": undefined } : {})}
          className={classes(
            "fixed top-[12vh] left-1/2 z-50 max-h-[76vh] w-[min(34rem,calc(100vw-2rem))] -translate-x-1/2 animate-appear overflow-y-auto",
            "rounded-base border border-rule bg-sheet p-6 text-ink shadow-float",
            grave && "border-t-3 border-t-red",
            className,
          )}
        >
          <Radix.Title className="pr-10 text-lead font-strong">{title}</Radix.Title>
          {description !== undefined && (
            <Radix.Description className="mt-1.5 max-w-prose text-soft">{description}</Radix.Description>
          )}
          <div className="mt-5">{children}</div>
          <Radix.Close asChild>
            <Button kind="quiet" size="icon" className="absolute top-3.5 right-3.5" aria-label="Close">
              <X aria-hidden />
            </Button>
          </Radix.Close>
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}

/** The foot of a dialog or form: the act first, the way back beside it. */
export function DialogActs({ children }: { children: ReactNode }) {
  return <div className="mt-6 flex flex-wrap items-center gap-2">{children}</div>;
}

/** Closes the dialog it stands in. */
export function DialogClose({ children }: { children: ReactNode }) {
  return <Radix.Close asChild>{children}</Radix.Close>;
}
