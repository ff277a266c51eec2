import { expect, signIn, test } from "./desk.ts";

/** Who leaves the house leaves it at once: a page that is still open shows nothing more. */
test("an administrator lets a person in and disables them; their open page is signed out at the next click", async ({
  as,
  page: newcomer,
}) => {
  const person = { email: "nadia@sample.example", password: "four words that do not belong" };

  // The administrator adds the person and hands the one-time link over.
  const administrator = await as("administrator");
  await administrator.goto("/settings/people/new");
  await administrator.getByLabel("E-mail address").fill(person.email);
  await administrator.getByLabel(/^Name/).fill("Nadia Rahman");
  await administrator.getByRole("radio", { name: /^Auditor/ }).check();
  await administrator.getByRole("button", { name: "Add and make the link" }).click();
  const link = await administrator.getByRole("status").locator("code").textContent();

  // The newcomer sets a password with it, once, and reads the log.
  await newcomer.goto(link ?? "");
  await newcomer.getByLabel("Password").fill(person.password);
  await newcomer.getByRole("button", { name: "Set the password" }).click();
  await newcomer.waitForURL(/\/sign-in/);
  await signIn(newcomer, person);
  await newcomer.goto(link ?? "");
  await expect(newcomer.getByRole("heading", { name: "This link does not open" })).toBeVisible();
  await newcomer.goto("/log");
  await expect(newcomer.getByRole("heading", { name: "Log" })).toBeVisible();

  // They are disabled while that page stands open.
  await administrator.goto("/settings/people");
  await administrator.getByRole("link", { name: "Nadia Rahman" }).click();
  await administrator.getByRole("button", { name: "Disable" }).click();
  const again = administrator.getByRole("button", { name: "Let them in again" });
  await expect(again).toBeVisible();
  await newcomer.getByRole("link", { name: "Register", exact: true }).click();
  await newcomer.waitForURL(/\/sign-in\?to=%2Fregister$/);

  // The password that was good a moment ago opens nothing.
  await newcomer.getByLabel("E-mail").fill(person.email);
  await newcomer.getByLabel("Password").fill(person.password);
  await newcomer.getByRole("button", { name: "Sign in" }).click();
  await expect(newcomer.getByRole("alert").first()).toBeVisible();

  // It can be undone.
  await again.click();
  await expect(administrator.getByRole("button", { name: "Disable" })).toBeVisible();
  await signIn(newcomer, person);
});
