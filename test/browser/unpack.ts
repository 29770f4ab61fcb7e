import {
  chmodSync,
  createReadStream,
  createWriteStream,
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import type { Writable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createBrotliDecompress } from 'node:zlib'

/** The browser of the package, ready to run. */
type Unpacked = { executable: string; libraries: string; fontConfig: string }

const here = createRequire(import.meta.url)

/**
 * Unpacks the packaged Chromium once per version and says where it is.
 * It is unpacked aside and renamed: two test runs may start together.
 */
export async function unpackChromium(): Promise<Unpacked> {
  const archives = join(dirname(here.resolve('@sparticuz/chromium')), '..', 'bin')
  const home = join(cacheDir(), `palier-chromium-${versionOf(join(archives, '..'))}`)
  if (!existsSync(home)) {
    const aside = mkdtempSync(`${home}.`)
    try {
      await unpackInto(aside, archives)
      chmodSync(aside, 0o755)
      renameSync(aside, home)
    } catch (error) {
      rmSync(aside, { recursive: true, force: true })
      if (!existsSync(home)) throw error
    }
  }
  return {
    executable: join(home, 'chromium'),
    libraries: `${join(home, 'lib')}:${home}`,
    fontConfig: writeFontConfig(home),
  }
}

/** The clone's own cache; a temporary folder for whoever may not write there (root's clone, user's run). */
function cacheDir(): string {
  const near = join(dirname(dirname(here.resolve('vitest/package.json'))), '.cache')
  try {
    mkdirSync(near, { recursive: true })
    rmSync(mkdtempSync(join(near, 'probe-')), { recursive: true })
    return near
  } catch {
    const uid = process.getuid?.() ?? 0
    const far = join(tmpdir(), `palier-cache-${uid}`)
    mkdirSync(far, { recursive: true, mode: 0o700 })
    // We will run what lies there, in a folder anybody could have made before us.
    if (lstatSync(far).uid !== uid && process.platform !== 'win32')
      throw new Error(`${far} belongs to someone else`)
    return far
  }
}

function versionOf(folder: string): string {
  return (here(join(folder, 'package.json')) as { version: string }).version
}

async function unpackInto(folder: string, archives: string): Promise<void> {
  const executable = join(folder, 'chromium')
  const inflate = (name: string, target: Writable): Promise<void> =>
    pipeline(createReadStream(join(archives, name)), createBrotliDecompress(), target)
  await Promise.all([
    inflate('chromium.br', createWriteStream(executable, { mode: 0o755 })),
    // Libraries and the software renderer are looked for beside the executable.
    ...['al2023.tar.br', 'fonts.tar.br', 'swiftshader.tar.br'].map((name) => inflate(name, untar(folder))),
  ])
}

/** The package's own tar reader: the host may have no `tar`. */
function untar(folder: string): Writable {
  const ofPackage = createRequire(here.resolve('@sparticuz/chromium'))
  const { extract } = ofPackage('tar-fs') as { extract(target: string, options: object): Writable }
  return extract(folder, { chown: false })
}

/** Chromium crashes without a font configuration, and the archive's names folders that do not exist here. */
function writeFontConfig(home: string): string {
  const file = join(home, 'palier-fonts.conf')
  const tag = (name: string, path: string): string => `<${name}>${path.replaceAll('&', '&amp;')}</${name}>`
  const folders = `${tag('dir', join(home, 'fonts'))}${tag('cachedir', join(home, 'font-cache'))}`
  const wanted = `<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig>${folders}</fontconfig>`
  // A clone that was moved since has the old paths in it.
  if (!existsSync(file) || readFileSync(file, 'utf8') !== wanted) writeFileSync(file, wanted)
  return file
}
