import { reactRouter } from '@react-router/dev/vite'
import { defineConfig } from 'vite'

export default defineConfig({
  plugins: [reactRouter()],
  environments: {
    // Our own server file is the entry of the server build: it mounts the pages in Hono.
    ssr: { build: { rolldownOptions: { input: './src/server.ts' } } },
  },
  build: { target: 'es2022' },
  server: { host: '127.0.0.1' },
})
