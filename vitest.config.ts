import { defineConfig } from 'vitest/config'

const postgresTests = '**/*.pg.test.ts'
const launcherTests = ['src/platform/db/embedded/**/*.test.ts', 'test/browser/**/*.test.ts']
const never = ['**/node_modules/**', 'build/**']

/** Sorts of tests by what they need: nothing, a database, processes of their own, the built product, its demo. */
export default defineConfig({
  test: {
    maxConcurrency: 3,
    projects: [
      {
        test: {
          name: 'unit',
          include: ['src/**/*.test.ts', 'db/**/*.test.ts', 'test/*.test.ts'],
          exclude: [...never, postgresTests, ...launcherTests],
          // Rules keep nothing between tests: read the sources once per worker, not per file.
          isolate: false,
          testTimeout: 20_000,
        },
      },
      {
        test: {
          name: 'postgres',
          include: [`src/${postgresTests}`, `db/${postgresTests}`, `test/${postgresTests}`],
          exclude: never,
          globalSetup: 'test/run/postgres.ts',
          // Each file has a database of its own and shares nothing else: read the sources once per worker, not per file.
          isolate: false,
          maxWorkers: 2,
          testTimeout: 20_000,
          hookTimeout: 30_000,
        },
      },
      {
        test: {
          name: 'launcher',
          include: launcherTests,
          exclude: never,
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
      {
        test: {
          name: 'hazards',
          include: ['test/hazards/**/*.test.ts'],
          exclude: never,
          testTimeout: 60_000,
          hookTimeout: 60_000,
          // Servers are killed in the middle of their work: side by side they would only wait for each other.
          fileParallelism: false,
        },
      },
      {
        test: {
          name: 'journeys',
          include: ['test/journeys/**/*.test.ts'],
          exclude: never,
          globalSetup: 'test/run/app.ts',
          testTimeout: 120_000,
          hookTimeout: 300_000,
          // One browser and one server on two cores: journeys in a row are faster than journeys at once.
          fileParallelism: false,
        },
      },
    ],
  },
})
