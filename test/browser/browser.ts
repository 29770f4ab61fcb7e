import { existsSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { type Browser, chromium, type Locator } from 'playwright-core'
import { unpackChromium } from './unpack.ts'

const systemBrowsers = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
]

const flags = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

// Chromium puts a socket in its profile, and a socket's path is at most 107 bytes.
const longestTmp = 40

/**
 * A headless Chromium with a fresh profile: `PALIER_CHROMIUM` if set, else the system's, else the
 * package's. Works as root too (hence no sandbox: it only ever sees our own pages).
 */
export async function openBrowser(): Promise<Browser> {
  const system = process.env.PALIER_CHROMIUM ?? systemBrowsers.find((path) => existsSync(path))
  if (system !== undefined) {
    return chromium.launch({ executablePath: system, args: flags, env: environment({}) })
  }
  const { executable, libraries, fontConfig } = await unpackChromium()
  const found = process.env.LD_LIBRARY_PATH
  return chromium.launch({
    executablePath: executable,
    args: flags,
    env: environment({
      LD_LIBRARY_PATH: found ? `${libraries}:${found}` : libraries,
      FONTCONFIG_FILE: fontConfig,
    }),
  })
}

function environment(extra: Record<string, string>): Record<string, string> {
  const TMPDIR = tmpdir().length <= longestTmp ? tmpdir() : '/tmp'
  const inherited = Object.entries(process.env).filter(
    (entry): entry is [string, string] => entry[1] !== undefined,
  )
  return { ...Object.fromEntries(inherited), TMPDIR, HOME: TMPDIR, ...extra }
}

/** The words of a part of a page as they are read: spaces that do not break are spaces. */
export const read = async (part: Locator): Promise<string> =>
  ((await part.textContent()) ?? '').replace(/[\u00a0\u202f]/g, ' ')
