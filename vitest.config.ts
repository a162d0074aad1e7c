import { defineConfig } from 'vitest/config';

/** They look at the memory of their process, or change its environment. */
const alone = [
  'test/entry/recordings-in-memory.test.ts',
  'test/flows/many-medicines.test.ts',
  'test/roster/large-roster.test.ts',
  'test/runtime/workerd.test.ts',
];

const project = {
  setupFiles: ['test/support/property-seed.ts'],
  // A test that hangs is found; one that a busy machine slows down is not failed for it.
  testTimeout: 180_000,
  hookTimeout: 180_000,
};

export default defineConfig({
  test: {
    globalSetup: ['test/support/global-setup.ts'],
    maxWorkers: 3,
    reporters: ['default', 'json'],
    outputFile: { json: 'node_modules/.cache/vitest/results.json' },
    projects: [
      // Loading the gateway and warming it up costs seconds: a process does so once, for all files that it takes.
      {
        test: {
          ...project,
          name: 'together',
          include: ['test/**/*.test.ts', 'test/**/*.test.tsx'],
          exclude: alone,
          isolate: false,
        },
      },
      { test: { ...project, name: 'alone', include: alone } },
    ],
  },
});
