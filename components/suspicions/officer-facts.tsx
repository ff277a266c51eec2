import { VerificationMark } from "#components/requests/verification-mark.tsx";
import { Definitions } from "#components/ui/definition-list.tsx";
import { Instant } from "#components/ui/time.tsx";

type OfficerFactsProps = {
  officer: { officerName: string | null; officerTitle: string | null; officerVerifiedAt: Date | null; channel: string };
  zones: { zone: string; legalZone: string };
};

const channelWords: Readonly<Record<string, string>> = {
  staff: "Entered by staff",
  portal: "The officer portal",
  mail: "E-mail",
  post: "Post",
  import: "An import of past years",
};

/** Which officer asked and by which way it came; a demand that staff entered names none. */
export function OfficerFacts({ officer, zones }: OfficerFactsProps) {
  const { officerName, officerTitle, officerVerifiedAt, channel } = officer;
  return (
    <Definitions
      items={[
        { term: "Came by", value: channelWords[channel] ?? channel },
        {
          term: "Officer",
          value: officerName === null ? null : [officerName, officerTitle].filter(Boolean).join(", "),
        },
        ...(officerName === null
          ? []
          : [
              {
                term: "Verification",
                value:
                  officerVerifiedAt === null ? (
                    <VerificationMark state="unverified" />
                  ) : (
                    <span className="flex gap-3">
                      <VerificationMark state="verified" />
                      <Instant at={officerVerifiedAt} day {...zones} />
                    </span>
                  ),
              },
            ]),
      ]}
    />
  );
}
