import { defineConfig } from 'vitest/config';

/** The random test needs a server of its own and minutes of its own: `make test` runs the kept seeds, `make fuzz` new ones. */
export default defineConfig({
  test: {
    environment: 'node',
    include: ['tests/random/**/*.test.ts'],
    fileParallelism: false,
    maxConcurrency: 1,
  },
});
