import { lookup } from "node:dns";
import { isIP, type LookupFunction } from "node:net";

/** Whether an address belongs to this machine or link: what no named host may lead to, unless it is this machine's own name. */
export function isOwnAddress(address: string): boolean {
  if (isIP(address) === 4) return /^(0|127)\.|^169\.254\.|^(22[4-9]|23\d|24\d|25[0-5])\./.test(address);
  const plain = address.toLowerCase();
  if (plain.startsWith("::ffff:")) return isOwnAddress(plain.slice(7));
  return plain === "::" || plain === "::1" || /^fe[89ab]/.test(plain) || plain.startsWith("ff");
}

const loopback = ["localhost", "127.0.0.1", "[::1]"];

/** Whether a URL's host is this machine by its own name. */
export function isLoopback(hostname: string): boolean {
  return loopback.includes(hostname);
}

/** Resolves a name and refuses what would lead back to this machine, at the moment of connecting: no second answer comes between. */
export const outsideLookup: LookupFunction = (name, options, done) => {
  lookup(name, { ...options, all: true }, (error, addresses) => {
    if (error !== null) return done(error, "");
    const outside = addresses.filter(({ address }) => !isOwnAddress(address));
    const first = outside[0];
    if (first === undefined) return done(Object.assign(new Error("own address"), { code: "EOWNADDRESS" }), "");
    return options.all === true ? done(null, outside) : done(null, first.address, first.family);
  });
};
