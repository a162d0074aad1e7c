/** Gives what was made for a key before, if it is one of the last; makes it, if not. */
export type Memory<Made> = (key: string, make: () => Made) => Made;

/** Keeps what was made for the last so many keys. */
export function remember<Made>(most: number): Memory<Made> {
  const made = new Map<string, Made>();
  return (key, make) => {
    const known = made.get(key);
    if (known !== undefined) return known;
    const fresh = make();
    const [oldest] = made.keys();
    if (made.size >= most && oldest !== undefined) made.delete(oldest);
    made.set(key, fresh);
    return fresh;
  };
}
