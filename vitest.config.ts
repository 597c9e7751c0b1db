import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["tests/**/*.test.ts"],
    testTimeout: 60_000,
    // two workers: the machines that run this have two cores
    maxWorkers: 2,
  },
});
