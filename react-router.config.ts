import type { Config } from '@react-router/dev/config'

export default {
  appDirectory: 'src',
  ssr: true,
  // Pages are documents: each one is rendered by the server, so no route manifest is fetched by scripts.
  routeDiscovery: { mode: 'initial' },
} satisfies Config
