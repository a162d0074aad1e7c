import nicknames from './data/nicknames.json' with { type: 'json' };

const rows = nicknames.rows as [name: string, nicknames: string][];
const nicknamesOf = new Map(rows.map(([name, list]) => [plain(name), list.split('|').map(plain)]));
const known = new Set([...nicknamesOf.keys(), ...[...nicknamesOf.values()].flat()]);

/** A given name that stands in the table of nicknames, as a name or as a nickname. Normalised names only. */
export function isKnownGivenName(name: string): boolean {
  return known.has(name);
}

/** One is listed as a nickname of the other (bill, william), in either direction. */
export function isNickname(a: string, b: string): boolean {
  return (nicknamesOf.get(a)?.includes(b) ?? false) || (nicknamesOf.get(b)?.includes(a) ?? false);
}

/** Both are called by the same nickname (steven and stephen: steve). */
export function shareNickname(a: string, b: string): boolean {
  const ofA = nicknamesOf.get(a);
  const ofB = nicknamesOf.get(b);
  return ofA !== undefined && ofB !== undefined && ofA.some((nickname) => ofB.includes(nickname));
}

function plain(name: string): string {
  return /^[a-z]+$/.test(name) ? name : name.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
}
