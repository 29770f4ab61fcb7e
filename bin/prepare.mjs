#!/usr/bin/env node
// The one command of a bare clone: installs, builds, then starts what was asked.
import { join } from 'node:path'
import { runInstead } from './child.mjs'
import { build, install, node24, nodeFlags, root, Unready } from './ready.mjs'

const palier = join(root, 'bin', 'palier')
const run = (script, ...args) =>
  runInstead(node24(), [...nodeFlags, script, ...args], { ...process.env, PALIER_READY: '1' })

const commands = {
  start: (args) => {
    build()
    const port = args.some((arg) => arg.startsWith('--port')) ? [] : ['--port', '3000']
    return run(palier, 'serve', '--demo', ...port, ...args)
  },
  dev: (args) => run(palier, 'serve', '--demo', '--dev', ...args),
  test: (args) => run(join(root, 'test', 'run', 'run.ts'), ...args),
  bench: (args) => {
    build()
    return run(join(root, 'test', 'bench', 'run.ts'), ...args)
  },
  screenshots: (args) => {
    build()
    return run(join(root, 'test', 'browser', 'screenshots.ts'), ...args)
  },
  build: () => {
    build()
    return 0
  },
}

const [name = 'start', ...args] = process.argv.slice(2)
const command = commands[name]
try {
  if (!command) throw new Unready(`prepare: ${Object.keys(commands).join(' | ')}`)
  install()
  process.exitCode = await command(args)
} catch (error) {
  if (!(error instanceof Unready)) throw error
  process.stderr.write(`${error.message}\n`)
  process.exitCode = 1
}
