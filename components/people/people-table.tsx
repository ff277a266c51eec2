import Link from "next/link";
import { Cell, Head, Row, RowHead, rowLink, Table } from "#components/ui/table.tsx";
import { Instant } from "#components/ui/time.tsx";
import type { Role } from "#lib/auth/permissions.ts";
import type { Access } from "#lib/people/person.ts";
import { AccessBadge } from "./access-badge.tsx";
import { roleLabel } from "./role-label.ts";

export type PersonLine = {
  id: string;
  name: string;
  email: string;
  role: Role;
  access: Access;
  createdAt: Date;
  linkExpiresAt: Date | null;
};

/** Everyone of the house, one line each. */
export function PeopleTable({ people, zone, legalZone }: { people: PersonLine[]; zone: string; legalZone: string }) {
  return (
    <Table caption="People of the house" stacked>
      <thead>
        <tr>
          <Head>Name</Head>
          <Head>E-mail address</Head>
          <Head>Role</Head>
          <Head>Access</Head>
          <Head>Added</Head>
        </tr>
      </thead>
      <tbody>
        {people.map((person) => (
          <Row key={person.id} row={person.id}>
            <RowHead className="phone:basis-full">
              <Link href={`/settings/people/${person.id}`} className={`${rowLink} font-strong`}>
                {person.name}
              </Link>
            </RowHead>
            <Cell className="text-soft">{person.email}</Cell>
            <Cell>{roleLabel(person.role)}</Cell>
            <Cell>
              <AccessBadge access={person.access} linkOpen={person.linkExpiresAt !== null} />
            </Cell>
            <Cell className="text-soft phone:hidden">
              <Instant at={person.createdAt} zone={zone} legalZone={legalZone} day />
            </Cell>
          </Row>
        ))}
      </tbody>
    </Table>
  );
}
