import { createReadStream, createWriteStream } from 'node:fs'
import { createInterface } from 'node:readline'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { fingerprintOf } from '#modules/money/index.server.ts'
import { archiveOf, readArchive } from '#modules/till/closings/archive.server.ts'
import { checkChain } from '#modules/till/closings/check.server.ts'
import { closingPage } from '#modules/till/closings/read.server.ts'
import { type Command, type Given, UsageError } from '#platform/cli/command.ts'
import { noDatabaseIn, systemCtx, withDatabase } from '#platform/cli/database.server.ts'
import { systemClock } from '#platform/clock/clock.ts'

/** `palier till verify`: exit 1 and the first broken place; `palier till archive`: the signed file of a closing. */
export const tillCommand: Command = {
  name: 'till',
  usage: 'verify|archive',
  summary: 'verify the chain of what was received, or write the signed archive of a closing',
  options: {
    archive: { type: 'string', summary: 'verify this archive instead of the database' },
    closing: { type: 'string', summary: 'the closing to archive: 2026-02-03, 2026-02 or 2026' },
    out: { type: 'string', summary: 'the file to write' },
  },
  async run(given) {
    const [verb, ...more] = given.positionals
    if (more.length > 0 || (verb !== 'verify' && verb !== 'archive'))
      throw new UsageError('say what to do: till verify, or till archive')
    const { archive } = given.values
    if (verb === 'verify' && typeof archive === 'string') return await verifyFile(given, archive)
    const missing = noDatabaseIn(given)
    if (missing) {
      given.err(`palier till: ${missing}`)
      return 1
    }
    return await (verb === 'verify' ? verifyHub(given) : writeArchive(given))
  },
}

const WORDS: Record<string, string> = {
  changed: 'the row no longer says what was sealed',
  removed: 'the row is gone',
  unsealed: 'a row without a link',
  unchained: 'the link does not follow from the one before',
  gap: 'a place of the chain is empty',
  'not-ours': 'not written or signed with the key of this installation',
  'number-gap': 'a number is missing before this one',
  cut: 'the chain ends too early',
  'before-changed': 'what was there before the chain is no longer the same',
  closing: 'the closing does not say what the chain says',
}

const verifyHub = (given: Given): Promise<number> =>
  withDatabase(given, async ({ db }) => {
    const ctx = await systemCtx(db, given, systemClock)
    const found = await checkChain(ctx, 'palier till verify')
    const [first] = found.breaks
    if (given.json)
      given.out(
        JSON.stringify({
          ...{ hub: ctx.hub.slug, ok: !first, links: found.links, before: found.before },
          ...{ closings: found.closings, hash: found.hash, key: found.fingerprint, breaks: found.breaks },
        }),
      )
    else {
      const kinds = Object.entries(found.links).map(([kind, n]) => `${n} ${kind}`)
      given.out(
        `${ctx.hub.name}: ${found.total} links (${kinds.join(', ') || 'none'}), ${found.closings} closings`,
      )
      if (found.before > 0) given.out(`${found.before} payments older than the chain, held by its first link`)
      if (found.fingerprint) given.out(`key ${found.fingerprint}`)
      for (const one of found.breaks)
        given.err(`broken at ${one.what} (${one.kind}, place ${one.n}): ${WORDS[one.reason]}`)
      if (!first) given.out(`all is as it was written; end of the chain ${found.hash}`)
    }
    return first ? 1 : 0
  })

async function verifyFile(given: Given, file: string): Promise<number> {
  const lines = createInterface({ input: createReadStream(file), crlfDelay: Number.POSITIVE_INFINITY })
  try {
    const read = await readArchive(lines)
    const { wrong, publicKey, ...rest } = read
    const key = publicKey ? fingerprintOf(publicKey) : null
    if (given.json) given.out(JSON.stringify({ ok: !wrong, ...rest, key, wrong }))
    else {
      given.out(`${read.name}, ${read.label}: ${read.links} links, ${read.closings} closings, key ${key}`)
      if (wrong) given.err(`broken at line ${wrong.line}: ${wrong.why}`)
      else given.out('the archive is whole; compare its key with the one printed on the closings')
    }
    return wrong ? 1 : 0
  } catch (error) {
    if (!(error instanceof Error && 'syscall' in error)) throw error
    throw new UsageError(`cannot read ${file}`)
  }
}

async function writeArchive(given: Given): Promise<number> {
  const { closing: label, out } = given.values
  if (typeof label !== 'string' || typeof out !== 'string')
    throw new UsageError('till archive needs --closing and --out')
  return await withDatabase(given, async ({ db }) => {
    const ctx = await systemCtx(db, given, systemClock)
    const found = await closingPage(ctx, label)
    if (!found) throw new UsageError(`no closing '${label}'`)
    await pipeline(Readable.from(archiveOf(ctx, found.closing)), createWriteStream(out))
    given.out(given.json ? JSON.stringify({ file: out }) : `${out} written`)
    return 0
  })
}
