import { chmod, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { startEmbeddedPostgres } from '../../db/embedded-postgres.ts';
import { migrationsFolder } from '../../db/migration-files.ts';
import { diffSchema } from '../../db/schema-diff.ts';

/** `npm run db:migration -- NAME`: writes the migration from the last one to `schema.prisma`. For developers. */
async function createMigration(name: string): Promise<void> {
  const folder = await mkdtemp(path.join(tmpdir(), 'refill-gateway-'));
  await chmod(folder, 0o711); // the database of root runs as another account
  const postgres = await startEmbeddedPostgres(path.join(folder, 'data'));
  try {
    const script = await diffSchema(postgres.url);
    if (script === null) {
      console.log('The migrations agree with schema.prisma already.');
      return;
    }
    const time = new Date().toISOString().replaceAll(/\D/g, '').slice(0, 14);
    const migration = path.join(migrationsFolder, `${time}_${name}`);
    await mkdir(migration, { recursive: true });
    await writeFile(path.join(migration, 'migration.sql'), script);
    console.log(
      `Written: ${path.relative(process.cwd(), migration)}/migration.sql. Read it before you commit it.`,
    );
  } finally {
    await postgres.stop();
    await rm(folder, { recursive: true });
  }
}

const [name] = process.argv.slice(2);
if (name === undefined || !/^[a-z][a-z0-9_]*$/.test(name)) {
  console.error('Usage: npm run db:migration -- NAME (lower-case letters, digits and _)');
  process.exitCode = 1;
} else {
  await createMigration(name);
}
