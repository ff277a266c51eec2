import { ArrowLeft, ArrowRight } from "lucide-react";
import Form from "next/form";
import Link from "next/link";
import { countryChoices } from "#components/authorities/countries.ts";
import { Button } from "#components/ui/button.tsx";
import { Input } from "#components/ui/input.tsx";
import { Select } from "#components/ui/select.tsx";
import { address } from "./address.ts";
import { type Month, monthName, shiftMonth } from "./month-span.ts";

type MonthBarProps = {
  path: "/bans/month" | "/grievances";
  month: Month;
  current: Month;
  country?: string | undefined;
};

/** Which month is looked at, in which country. Both stand in the address; `p` and `n` turn to the neighbours. */
export function MonthBar(props: MonthBarProps) {
  return (
    <div className="my-4 flex flex-wrap items-center justify-between gap-x-6 gap-y-3" data-furniture>
      <Neighbours {...props} />
      <MonthSearch {...props} />
    </div>
  );
}

function Neighbours({ path, month, current, country }: MonthBarProps) {
  const [before, after] = [shiftMonth(month, -1), shiftMonth(month, 1)];
  return (
    <nav aria-label="Months" className="flex gap-2">
      <Button asChild>
        <Link href={address(path, { month: before, country })} data-page="next">
          <ArrowLeft aria-hidden /> {monthName(before)}
        </Link>
      </Button>
      {after > current ? (
        <Button disabled className="phone:hidden">
          {monthName(after)} <ArrowRight aria-hidden />
        </Button>
      ) : (
        <Button asChild>
          <Link href={address(path, { month: after, country })} data-page="prev">
            {monthName(after)} <ArrowRight aria-hidden />
          </Link>
        </Button>
      )}
    </nav>
  );
}

function MonthSearch({ path, month, current, country }: MonthBarProps) {
  return (
    <search className="phone:w-full">
      <Form action={path} className="flex flex-wrap gap-2 phone:grid phone:grid-cols-2">
        <Input
          key={month}
          type="month"
          name="month"
          aria-label="Month"
          defaultValue={month}
          max={current}
          placeholder="2026-03"
          pattern="20[0-9]{2}-[0-9]{2}"
          className="w-44 phone:w-full"
        />
        <Select
          key={country ?? "every"}
          name="country"
          aria-label="Country"
          choices={countryChoices}
          empty="Every country"
          defaultValue={country ?? ""}
          className="w-52 phone:w-full"
        />
        <Button type="submit" className="phone:col-span-2">
          Show
        </Button>
      </Form>
    </search>
  );
}
