import { randomBytes } from 'node:crypto'
import { eq } from 'drizzle-orm'
import { openBooks } from '#modules/money/index.server.ts'
import { type Command, UsageError } from '#platform/cli/command.ts'
import { withDatabase } from '#platform/cli/database.server.ts'
import { systemClock } from '#platform/clock/clock.ts'
import { createCtx } from '#platform/context/ctx.server.ts'
import { createAccount, createHub, giveRole } from '#platform/session/accounts.server.ts'
import { user } from '#platform/session/tables.ts'

const KINDS = ['quartier', 'rural', 'other'] as const

const WHY = {
  slug_taken: 'this word is already a hub',
  slug_reserved: 'this word is kept for Palier itself: choose another',
  slug_malformed: 'the word of a hub is lower-case letters, digits and hyphens, such as les-tilleuls',
}

const isZone = (zone: string): boolean => {
  try {
    return Boolean(new Intl.DateTimeFormat('en', { timeZone: zone }))
  } catch {
    return false
  }
}

/** What a real installation begins with: its first place, and the person who may invite the others. */
export const hubCommand: Command = {
  name: 'hub',
  usage: 'WORD',
  summary: 'open a hub at /WORD, with its first administrator',
  options: {
    name: { type: 'string', summary: 'name of the hub, such as "Le Palier des Tilleuls"' },
    kind: { type: 'string', summary: 'quartier, rural or other (default other)' },
    place: { type: 'string', summary: 'where it is' },
    zone: { type: 'string', summary: 'zone of its days (default Europe/Paris)' },
    admin: { type: 'string', summary: 'e-mail of the administrator, who then invites everybody else' },
    'admin-name': { type: 'string', summary: 'name of the administrator' },
  },
  async run(given) {
    const text = (option: string) => {
      const value = given.values[option]
      return typeof value === 'string' ? value.trim() : ''
    }
    const [slug, ...more] = given.positionals
    if (!slug || more.length > 0) throw new UsageError('say which WORD stands in the address')
    const name = text('name')
    if (!name) throw new UsageError('--name is needed')
    const email = text('admin').toLowerCase()
    if (!/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(email)) throw new UsageError('--admin must be an e-mail address')
    const zone = text('zone') || 'Europe/Paris'
    if (!isZone(zone)) throw new UsageError(`--zone: '${zone}' is no time zone, such as Europe/Paris`)
    const kind = KINDS.find((one) => one === (text('kind') || 'other'))
    if (!kind) throw new UsageError(`--kind must be one of ${KINDS.join(', ')}`)
    return await withDatabase(given, async ({ db }) => {
      const at = systemClock.now()
      const opened = await createHub(db, {
        slug,
        name,
        kind,
        place: text('place'),
        zone,
        demo: false,
        createdAt: at,
      })
      if (!opened.ok) throw new UsageError(WHY[opened.code])
      // Told once, here: nobody else can know it, and the person may change to a link by e-mail.
      const password = randomBytes(9).toString('base64url')
      const created = await createAccount(db, { name: text('admin-name') || email, email, password, at })
      const userId = created.ok ? created.value.userId : await accountOf(email)
      const actor = { userId: null, name: 'Palier', roles: ['admin'] } as const
      await createCtx({ db, hub: opened.value, clock: systemClock, actor }).together(async (ctx) => {
        await giveRole(ctx, userId, 'admin')
        await openBooks(ctx)
      })
      const told = { hub: slug, admin: email, password: created.ok ? password : null }
      if (given.json) given.out(JSON.stringify(told))
      else
        given.out(
          created.ok
            ? `${name} is open at /${slug}. ${email} enters with this password: ${password}`
            : `${name} is open at /${slug}. ${email} enters with the password they have already.`,
        )
      return 0

      async function accountOf(address: string): Promise<string> {
        const [row] = await db.auth.select({ id: user.id }).from(user).where(eq(user.email, address))
        return row!.id
      }
    })
  },
}
