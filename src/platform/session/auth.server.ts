import { drizzleAdapter } from '@better-auth/drizzle-adapter'
import { betterAuth } from 'better-auth'
import { magicLink } from 'better-auth/plugins'
import { wordsFor } from '#kit/words.ts'
import type { Db } from '../db/db.server.ts'
import { logError } from '../log/log.server.ts'
import type { Mailer } from '../mail/mail.server.ts'
import { en } from './messages.en.ts'
import { fr } from './messages.fr.ts'
import { account, session, user, verification } from './tables.ts'

/** Its details hold e-mail addresses, its sentences may end with what was typed: only the kind of trouble is kept. */
function logSignIn(said: readonly unknown[]): void {
  const error = said.find((one) => one instanceof Error)
  logError('sign-in', error ?? new Error(String(said[0]).split(':')[0]))
}

type AuthParts = { db: Db; mailer: Mailer; secret: string; baseUrl: string }

/**
 * Sign-in by password or by a link sent by e-mail (valid 15 minutes, once). Nobody creates an account alone:
 * a hub's administrator invites, so sign-up is closed on both ways.
 */
export function createAuth({ db, mailer, secret, baseUrl }: AuthParts) {
  return betterAuth({
    appName: 'Palier',
    baseURL: baseUrl,
    secret,
    trustedOrigins: [baseUrl],
    database: drizzleAdapter(db.auth, { provider: 'pg', schema: { user, session, account, verification } }),
    emailAndPassword: { enabled: true, disableSignUp: true, minPasswordLength: 10 },
    user: { additionalFields: { locale: { type: 'string', defaultValue: 'fr', input: false } } },
    session: { expiresIn: 60 * 60 * 24 * 30, updateAge: 60 * 60 * 24 },
    advanced: { cookiePrefix: 'palier', useSecureCookies: baseUrl.startsWith('https://') },
    telemetry: { enabled: false },
    logger: { level: 'error', log: (_level, message, ...details) => logSignIn([message, ...details]) },
    plugins: [
      magicLink({
        expiresIn: 15 * 60,
        disableSignUp: true,
        storeToken: 'hashed',
        sendMagicLink: async ({ email, url }) => {
          const t = wordsFor('fr', { fr, en })
          await mailer.send({ to: email, subject: t.linkSubject, text: t.linkBody(url) })
        },
      }),
    ],
  })
}

export type Auth = ReturnType<typeof createAuth>
