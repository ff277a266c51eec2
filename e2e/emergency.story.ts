import { labelOf } from "./casework.ts";
import { expect, expectAccessible, test } from "./desk.ts";

/**
 * A child was taken. The desk writes down the least that ends the danger, calls back at a number that the demand does not give, and two
 * people release it within minutes; the legal process must follow.
 */
test("An emergency, from the attestation to the process that was owed", async ({ as }) => {
  const reference = `EDR-${Date.now().toString(36)}`;
  const analyst = await as("analyst");
  await analyst.goto("/requests/new");
  await analyst.getByRole("link", { name: "Record an emergency" }).click();
  await expect(analyst.getByRole("heading", { name: "Record an emergency" })).toBeVisible();
  for (const theme of ["light", "dark"] as const) await expectAccessible(analyst, theme);

  // By keys alone, from top to bottom: the first field has the focus.
  await expect(analyst.getByRole("combobox", { name: "Authority" })).toBeFocused();
  await analyst.keyboard.type("King County Sheriff's Office");
  await analyst.getByLabel("Country", { exact: true }).selectOption("US");
  await analyst.getByLabel("Reference", { exact: true }).fill(reference);
  await analyst.getByLabel("Which danger").selectOption("child");
  await analyst
    .getByLabel("Facts", { exact: true })
    .fill("A girl of nine was taken at noon; this number was used by the man since.");
  await analyst.getByLabel("Attested by").fill("Detective on duty, missing persons");
  await analyst.getByLabel("Under which rule").selectOption("US-EDR-RECORDS");
  await analyst.getByLabel(/^Targets/).fill("+1 202 555 0160");
  await analyst.getByLabel(labelOf("last-connection")).check();
  await analyst.getByRole("button", { name: "Record the emergency" }).click();

  // Without the attestation it is none.
  await expect(analyst.getByText(/Without the attestation it is no emergency/).first()).toBeVisible();
  await analyst.getByLabel(/I attest that I am authorised/).check();
  await analyst.getByRole("button", { name: "Record the emergency" }).click();
  await analyst.waitForURL(/\/requests\/[0-9a-f-]{36}$/);
  const address = new URL(analyst.url()).pathname;
  await expect(analyst.getByText("Nobody called back yet: nothing is released before")).toBeVisible();
  await expectAccessible(analyst);

  // The call goes to a number that stands in a public register; it also verifies the authority, by the analyst.
  await analyst.getByRole("link", { name: "King County Sheriff's Office" }).click();
  await analyst.getByLabel("Independent register").fill("The county's directory of offices");
  await analyst.getByLabel("Number called").fill("+1 206 555 0100");
  await analyst.getByLabel("Who answered").fill("The watch commander");
  await analyst.getByLabel("What was checked").fill("The watch commander confirmed the case and the detective.");
  await analyst.getByRole("button", { name: "Record the verification" }).click();
  await expect(analyst.getByText("Verified by", { exact: true })).toBeVisible();

  await analyst.goto(address);
  await analyst.getByLabel(`Give ${labelOf("last-connection")}`).check();
  await analyst
    .getByLabel("On what the decision rests")
    .fill("A child is in danger of death, and this is all that is held and helps.");
  await analyst.getByRole("button", { name: "Propose this decision" }).click();
  await expect(analyst.getByText("A person of counsel signs second. It is an emergency.")).toBeVisible();

  const counsel = await as("counsel");
  await counsel.goto(address);
  await counsel.getByRole("button", { name: "Countersign and release" }).click();
  await expect(counsel.getByText("nothing has left yet")).toBeVisible();

  // Signed and collected, it still does not leave before somebody called back.
  await analyst.reload();
  await analyst.getByRole("button", { name: "Collect from the source" }).click();
  await analyst.getByRole("button", { name: "Make the production" }).click();
  await expect(analyst.getByRole("alert").filter({ hasText: "Nobody called back yet" })).toBeVisible();

  await analyst.getByRole("button", { name: "Record a call-back" }).click();
  const call = analyst.getByRole("dialog");
  await call.getByLabel("Register that has the number").fill("The county's directory of offices");
  await call.getByLabel("Number called").fill("+1 206 555 0100");
  await call.getByLabel("Spoken to").fill("Watch commander");
  await call.getByLabel("Outcome").selectOption("confirmed");
  await call.getByRole("button", { name: "Record the call-back" }).click();
  await expect(call.getByText(/proves nothing/).first()).toBeVisible();
  await call.getByLabel("It comes from that register, and not from the demand").check();
  await call.getByRole("button", { name: "Record the call-back" }).click();
  await expect(analyst.getByText("Confirmed: the demand and the officer are genuine")).toBeVisible();

  await analyst.getByRole("button", { name: "Make the production" }).click();
  await expect(analyst.getByRole("button", { name: "Fetch the production" })).toBeVisible();

  // From now on the process is owed; it comes in time.
  await expect(analyst.getByText(/^Due by \d/)).toBeVisible();
  await analyst.getByRole("button", { name: "Record the process" }).click();
  await analyst.getByLabel("Instrument", { exact: true }).selectOption("US-SUBPOENA");
  await analyst.getByRole("dialog").getByLabel("Reference").fill("GJ-26-1188");
  await analyst.getByRole("dialog").getByRole("button", { name: "Record the process" }).click();
  await expect(analyst.getByText(/In time: GJ-26-1188/)).toBeVisible();
});
