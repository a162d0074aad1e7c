import nicknames from './data/nicknames.json' with { type: 'json' };

const rows = nicknames.rows as [name: string, nicknames: string][];
const nicknamesOf = new Map(rows.map(([name, list]) => [plain(name), new Set(list.split('|').map(plain))]));
const known = new Set([...nicknamesOf.keys(), ...rows.flatMap(([, list]) => list.split('|').map(plain))]);

/** A given name that stands in the table of nicknames, as a name or as a nickname. Normalised names only. */
export function isKnownGivenName(name: string): boolean {
  return known.has(name);
}

/** One is listed as a nickname of the other (bill, william), in either direction. */
export function isNickname(a: string, b: string): boolean {
  return (nicknamesOf.get(a)?.has(b) ?? false) || (nicknamesOf.get(b)?.has(a) ?? false);
}

/** Both are called by the same nickname (steven and stephen: steve). */
export function shareNickname(a: string, b: string): boolean {
  const ofA = nicknamesOf.get(a);
  const ofB = nicknamesOf.get(b);
  return ofA !== undefined && ofB !== undefined && [...ofA].some((nickname) => ofB.has(nickname));
}

function plain(name: string): string {
  return name.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
}
