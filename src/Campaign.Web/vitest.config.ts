import { defineConfig } from 'vitest/config'

// Not the campaigns' zone, and one whose clocks change: what goes by the machine's clock shows.
process.env['TZ'] = 'America/New_York'

export default defineConfig({
  test: { include: ['tests/**/*.test.{ts,tsx}'], environment: 'happy-dom', environmentOptions: { happyDOM: { url: 'http://campaign.test/' } }, setupFiles: 'tests/setup.ts', restoreMocks: true, unstubGlobals: true },
})
