import { Section } from "#components/shell/page-header.tsx";
import type { Field, Holding } from "#lib/register/field.ts";
import { AbsentFields, HeldFields } from "./fields-table.tsx";

/** The fields of a version in three parts: held, not held, unavailable by design. */
export function RegisterFields({ fields }: { fields: readonly Field[] }) {
  const of = (holding: Holding) => fields.filter((field) => field.holding === holding);
  const [held, notHeld, byDesign] = [of("held"), of("not-held"), of("unavailable-by-design")];
  return (
    <>
      {held.length > 0 && (
        <Section title="Held" acts={<Said count={held.length} words="can be given where an instrument reaches" />}>
          <HeldFields fields={held} caption="Fields that are held" />
        </Section>
      )}
      {notHeld.length > 0 && (
        <Section title="Not held" acts={<Said count={notHeld.length} words="could be kept and are not" />}>
          <AbsentFields fields={notHeld} caption="Fields that are not held" />
        </Section>
      )}
      {byDesign.length > 0 && (
        <Section
          title="Unavailable by design"
          acts={<Said count={byDesign.length} words="that no order, however good, can change" />}
        >
          <AbsentFields fields={byDesign} caption="Fields that are unavailable by design" />
        </Section>
      )}
    </>
  );
}

function Said({ count, words }: { count: number; words: string }) {
  return (
    <p className="text-small text-soft">
      {count} {count === 1 ? "field" : "fields"} {words}
    </p>
  );
}
