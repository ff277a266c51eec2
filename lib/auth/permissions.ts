/** The six roles, and `operator`: the command line on the server, whose user holds the keys anyway. */
export const roles = ["analyst", "counsel", "auditor", "administrator", "officer", "machine", "operator"] as const;
export type Role = (typeof roles)[number];

const A = "analyst";
const C = "counsel";
const U = "auditor";
const D = "administrator";
const F = "officer";
const M = "machine";
const O = "operator";

/** The whole policy. What is not here, nobody may. Rules about one row (four eyes, states) stand in its noun. */
export const permissions = {
  "requests:read": [A, C, U, O],
  "requests:create": [A, C],
  "requests:assign": [A, C],
  "requests:acknowledge": [A, C],
  "requests:protect": [A, C],
  "requests:decide": [A, C],
  // An analyst only an ordinary request, where the house said so: lib/requests/risk.ts.
  "requests:countersign": [A, C],
  "requests:collect": [A, C],
  "requests:produce": [A, C],
  "requests:close": [A, C],
  "requests:withdraw": [A, C],
  "requests:pause": [A, C],
  "requests:clarify": [A, C],
  "requests:object": [A, C],
  "requests:lodge": [C],
  "requests:callBack": [A, C],
  "requests:remind": [O],
  "requests:gag": [C],
  "requests:notify": [A, C],
  "requests:reveal": [A, C, U],
  "requests:download": [A, C, U],
  "requests:dispatch": [O],
  "requests:import": [O],
  "requests:submit": [F],
  "requests:follow": [F],
  "requests:respond": [F],
  "authorities:read": [A, C, U],
  "authorities:verify": [A, C],
  "register:read": [A, C, U, D, O],
  "register:propose": [A, C],
  "register:countersign": [C],
  "register:found": [O],
  "bans:read": [A, C, U, O],
  "bans:import": [M, O],
  "bans:download": [C, U],
  // What became of what a machine sent, and what was decided about it: for the machine.
  "results:read": [M],
  "grievances:read": [A, C, U, O],
  "grievances:import": [M, O],
  "reports:read": [A, C, U, O],
  "reports:compile": [C, O],
  "reports:sign": [C],
  "reports:publish": [C],
  "reports:withdraw": [C],
  "log:read": [U, C, O],
  "log:verify": [U, O],
  "people:signOut": [A, C, U, D],
  "people:read": [D, O],
  "people:manage": [D, O],
  "keys:manage": [D, O],
  "sources:manage": [D, O],
  "settings:read": [A, C, U, D, O],
  "settings:manage": [D, O],
  // The day's work at the desk.
  "views:read": [A, C, U],
  "views:save": [A, C],
  "comments:read": [A, C, U],
  "comments:write": [A, C],
  "comments:reveal": [U],
  "notifications:read": [A, C, U],
  "notifications:mail": [O],
  // The portal: what officers do from outside, and who lets them in.
  "officers:read": [A, C, U],
  "officers:invite": [A, C],
  "officers:own": [F],
  // Who asks: authorities, their officers, suspicions; contacts with governments.
  "authorities:record": [A, C],
  "authorities:reveal": [A, C, U],
  "authorities:freeze": [C],
  "authorities:lapse": [O],
  "officers:verify": [A, C],
  "suspicions:read": [A, C, U],
  "suspicions:raise": [A, C],
  "suspicions:mark": [A, C],
  "suspicions:confirm": [C],
  "suspicions:review": [A, C],
  "contacts:read": [A, C, U],
  "contacts:record": [A, C],
  // Letters, deliveries, the outbox.
  "letters:read": [A, C, U, O],
  "letters:propose": [C],
  "letters:countersign": [C],
  "letters:send": [A, C],
  "letters:download": [A, C, U],
  "letters:fetch": [F],
  "deliveries:read": [A, C, U],
  "deliveries:deliver": [A, C],
  "deliveries:fetch": [F],
  "outbox:read": [A, C, U, D, O],
  "outbox:open": [C, D],
  "outbox:retry": [C, D],
  "outbox:send": [O],
  // Overrides of rules, deadlines, European orders.
  "overrides:read": [A, C, U, O],
  "overrides:propose": [A, C],
  "overrides:countersign": [C],
  "europeanOrders:read": [A, C, U],
  "europeanOrders:enter": [A, C],
  "europeanOrders:answer": [A, C],
  "europeanOrders:reveal": [A, C, U],
  "europeanOrders:lapse": [O],
  "deadlines:read": [A, C, U],
  "deadlines:escalate": [O],
  // Holds, notices, destruction, the national-security compartment.
  "holds:read": [A, C, U, O],
  "holds:place": [A, C],
  "holds:expire": [O],
  "notices:read": [A, C, U, O],
  "notices:configure": [D, O],
  "notices:send": [A, C],
  "notices:delay": [C],
  "notices:work": [O],
  "destructions:read": [A, C, U, D, O],
  "destructions:configure": [D, O],
  "destructions:exempt": [C],
  "destructions:destroy": [O],
  "securityDemands:handle": [A, C],
  "securityDemands:bands": [C, O],
  "securityDemands:clear": [D],
  "securityDemands:countersignClearance": [C],
  "securityDemands:clearances": [C, D],
  "securityDemands:commit": [O],
  // How accounts are found: descriptions that counsel signs, and how often it was wrong.
  "descriptions:read": [A, C, U, O],
  "descriptions:propose": [C],
  "descriptions:countersign": [C],
  "bans:count": [A, C, O],
  // Months of the ledger, their archives; accounts looked up, and the key that hashes them.
  "archives:read": [A, C, U, D, O],
  "archives:configure": [D, O],
  "archives:manage": [O],
  "bans:reveal": [A, C, U],
  "accountKeys:read": [C, U, D, O],
  "accountKeys:rotate": [D, O],
  "accountKeys:propose": [D],
  "accountKeys:countersign": [C],
  "accountKeys:destroy": [O],
  // The ledger counted again.
  "recounts:read": [A, C, U, O],
  "recounts:verify": [U, O],
  "recounts:conclude": [O],
  // Documents and messages of a request.
  "documents:read": [A, C, U],
  "documents:add": [A, C],
  "documents:reveal": [A, C, U],
  "messages:read": [A, C, U],
  "messages:reveal": [A, C, U],
  "messages:send": [A, C],
  "messages:write": [F],
  // What follows a ban: appeals, and orders of governments to ban or to reinstate.
  "appeals:read": [A, C, U, O],
  "appeals:submit": [M],
  "appeals:record": [A, C],
  "appeals:decide": [A, C],
  "appeals:countersign": [C],
  "appeals:reveal": [A, C, U],
  "appeals:configure": [D, O],
  "appeals:settle": [O],
  // Reports to the CyberTipline that follow a ban.
  "filings:submit": [M],
  "filings:record": [A, C],
  "banOrders:read": [A, C, U, O],
  "banOrders:record": [A, C],
  "banOrders:propose": [A, C],
  "banOrders:countersign": [C],
  // Statements of reasons: what they say takes two of counsel, and sending an administrator and counsel.
  "statements:read": [A, C, U, O],
  "statementSettings:read": [C, U, D, O],
  "statements:propose": [C],
  "statements:countersign": [C],
  "statements:connect": [D],
  "statements:turn": [C],
  "statements:review": [C],
  "statements:draft": [O],
  "statements:send": [O],
} as const satisfies Record<string, readonly Role[]>;

export type Permission = keyof typeof permissions;

/** Whether the role may; the only place where that is answered. */
export function may(role: Role, permission: Permission): boolean {
  const allowed: readonly Role[] = permissions[permission];
  return allowed.includes(role);
}

/** The roles that hold a permission, for the sentence of a refusal: "counsel can do this". */
export function holders(permission: Permission): readonly Role[] {
  return permissions[permission];
}
