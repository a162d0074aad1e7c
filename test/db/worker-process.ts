import { startEmbeddedPostgres } from '../../src/db/embedded-postgres.ts';

/**
 * A process that uses the embedded database, for the tests that kill it: prints the address when it has one, and
 * stops in good order when its standard input ends.
 */
const postgres = await startEmbeddedPostgres(process.argv[2] ?? '');
console.log(postgres.url);
process.stdin.on('end', () => void postgres.stop().then(() => process.exit(0)));
process.stdin.resume();
