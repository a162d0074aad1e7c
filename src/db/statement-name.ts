/** More different texts than the program has; the rest, such as lists of unusual length, are planned each time. */
const most = 500;
/** PostgreSQL's unnamed statement is forgotten at the next one. */
const unnamed = '';
const names = new Map<string, string>();

/**
 * A name under which each connection keeps the statement parsed and planned: planning the pipeline's statements
 * costs PostgreSQL more than running them. The same text has the same name as long as the process lives.
 */
export function statementName(text: string): string {
  const known = names.get(text);
  if (known !== undefined) return known;
  if (names.size >= most) return unnamed;
  const name = `gateway_${names.size + 1}`;
  names.set(text, name);
  return name;
}
