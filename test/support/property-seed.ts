import fc from 'fast-check';

/**
 * Property tests draw the same cases every time, so that a run can be repeated. `PROPERTY_SEED=random` draws new
 * ones, another number those of an earlier run; what they find becomes an example of the test that found it.
 */
const seed = process.env['PROPERTY_SEED'] ?? '2026';
if (seed !== 'random') fc.configureGlobal({ seed: Number(seed) });
