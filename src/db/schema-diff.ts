import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { migrationsFolder, readMigrations } from './migration-files.ts';
import { withSchemaEngine } from './schema-engine.ts';

const schemaFile = fileURLToPath(new URL('../../prisma/schema.prisma', import.meta.url));

/**
 * The SQL that leads from the migrations to `schema.prisma`; null when they agree. The migrations are played into a
 * shadow database beside the one of `url`, which itself is not touched.
 */
export async function diffSchema(url: string, folder: string = migrationsFolder): Promise<string | null> {
  const files = [{ path: 'schema.prisma', content: await readFile(schemaFile, 'utf8') }];
  const from = { tag: 'migrations' as const, ...(await readMigrations(folder)) };
  const { stdout, exitCode } = await withSchemaEngine(url, (engine) =>
    engine.diff({
      from,
      to: { tag: 'schemaDatamodel', files },
      script: true,
      exitCode: true,
      filters: { externalTables: [], externalEnums: [] },
    }),
  );
  return exitCode === 0 ? null : stdout;
}
