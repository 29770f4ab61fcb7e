import type { Command } from '#platform/cli/command.ts'
import { withDatabase } from '#platform/cli/database.server.ts'
import { DEMO_DOMAIN } from '#platform/session/demo.server.ts'
import { seedDemo } from '../db/seeds/demo.ts'
import { eraseDemo } from '../db/seeds/erase.ts'

export const demoCommand: Command = {
  name: 'demo',
  usage: '',
  summary: 'fill an empty database with the two demo hubs, or take them away with --erase',
  options: { erase: { type: 'boolean', summary: 'remove the demo hubs and their cast; real hubs stay' } },
  run: (given) =>
    withDatabase(given, async ({ config, sealSecret }) => {
      const started = performance.now()
      if (given.values.erase) {
        const hubs = await eraseDemo(config, DEMO_DOMAIN)
        given.out(given.json ? JSON.stringify({ erased: hubs }) : `${hubs} demo hubs erased.`)
        return 0
      }
      const seeded = await seedDemo(config, new Date(), { sealSecret })
      const seconds = Math.round((performance.now() - started) / 1000)
      if (given.json) given.out(JSON.stringify({ seeded, seconds }))
      else
        given.out(
          seeded ? `Demo filled in ${seconds} s.` : 'This database already has a hub: nothing was changed.',
        )
      return seeded ? 0 : 1
    }),
}
