import { defineConfig } from 'vitest/config';

/**
 * Two projects: `unit` is everything that needs nothing but the sources (unit, property and contract tests); `e2e` needs
 * the built app and a Chromium, which `npm test` sees to first.
 */
const needsBuild = ['test/e2e/**/*.test.ts', 'test/electron/**/*.test.ts', 'test/hosts/**/*.test.ts'];

export default defineConfig({
  test: {
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          include: ['**/*.test.{ts,tsx}'],
          exclude: ['node_modules/**', 'dist/**', 'out/**', ...needsBuild],
        },
      },
      {
        extends: true,
        test: {
          name: 'e2e',
          include: needsBuild,
          testTimeout: 120_000,
          hookTimeout: 120_000,
          // Each file starts processes and a browser of its own; more at once than cores only makes them slow.
          maxWorkers: 2,
        },
      },
    ],
    testTimeout: 20_000,
    hookTimeout: 60_000,
    passWithNoTests: false,
  },
});
