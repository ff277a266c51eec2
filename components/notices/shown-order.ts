/** An order of non-disclosure or an extension, as its page is given it. */
export type ShownOrder = {
  readonly id: string;
  readonly issuer: string;
  readonly basis: string;
  readonly reference: string | null;
  readonly fileName: string | null;
  readonly extendsId: string | null;
  readonly until: Date;
  readonly bindsUntil: Date;
  readonly addedAt: Date;
  readonly addedByName: string;
  readonly end: {
    readonly id: string;
    readonly endsAt: Date;
    readonly issuer: string;
    readonly reference: string;
    readonly proposedBy: string;
    readonly proposedByName: string;
    readonly proposedAt: Date;
    readonly countersignedByName: string | null;
    readonly countersignedAt: Date | null;
  } | null;
};
