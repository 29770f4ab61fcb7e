import { readFileSync } from 'node:fs'
import type { RouteConfigEntry } from '@react-router/dev/routes'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import { must } from '#kit/result.ts'
import { systemCtx } from '#platform/cli/database.server.ts'
import { systemClock } from '#platform/clock/clock.ts'
import { openDb } from '#platform/db/db.server.ts'
import { findRunning } from '#platform/db/embedded/embedded.server.ts'
import { createAccount, giveRole } from '#platform/session/accounts.server.ts'
import { ROLES, type Role } from '#platform/session/roles.ts'
import { type Visitor, visit } from '../hazards/server.ts'
import { ACTS, OPEN, OUTSIDE, READ } from './permits-table.ts'

const baseUrl = inject('baseUrl')
const dataDir = inject('dataDir')
const HUB = '/quartier'
const PASSWORD = 'un-mot-de-passe'

let client: pg.Client
/** Somebody of the hub for each role, and a coordinator of the other one. */
const people = new Map<Role | 'elsewhere', Visitor>()
/** What each name of an address may stand for, here and in the other hub. */
const here: Record<string, string> = {}
const elsewhere: Record<string, string> = {}

const by = (who: Role | 'elsewhere'): Visitor => people.get(who)!
const nobody: Visitor = {
  get: (path) => fetch(`${baseUrl}${path}`, { redirect: 'manual' }),
  post: (path, fields) =>
    fetch(`${baseUrl}${path}`, {
      method: 'POST',
      redirect: 'manual',
      headers: { origin: baseUrl },
      body: new URLSearchParams(fields),
    }),
}

/** One row of the hub for each noun that addresses name. */
const SAMPLES: Readonly<Record<string, string>> = {
  person: 'SELECT id FROM people',
  organisation: 'SELECT id FROM organisations',
  service: 'SELECT id FROM services',
  coverage: 'SELECT id FROM coverages',
  package: 'SELECT package_id FROM service_parts',
  request: 'SELECT id FROM requests',
  requestNumber: 'SELECT number FROM requests',
  web: "SELECT id FROM web_requests WHERE state = 'waiting'",
  receipt: 'SELECT number FROM payments',
  einvoice: 'SELECT number FROM einvoices',
  invoice: "SELECT number FROM invoices WHERE kind = 'invoice'",
  run: 'SELECT id FROM invoice_runs',
  draft: 'SELECT id FROM invoice_drafts',
  payable:
    "SELECT subject_id FROM (SELECT DISTINCT ON (hub_id, subject_kind) * FROM files ORDER BY hub_id, subject_kind, id) s WHERE subject_kind = 'payable'",
  payableFile:
    "SELECT id FROM (SELECT DISTINCT ON (hub_id, subject_kind) * FROM files ORDER BY hub_id, subject_kind, id) s WHERE subject_kind = 'payable'",
  cart: 'SELECT id FROM baskets WHERE closed_at IS NULL',
  ticket: "SELECT number FROM tickets WHERE kind = 'sale'",
  article: 'SELECT id FROM articles',
  wallet: 'SELECT id FROM wallets WHERE person_id IS NOT NULL',
  plan: 'SELECT id FROM subscription_plans',
  code: 'SELECT code FROM gift_vouchers',
  subscription: 'SELECT number FROM subscriptions',
  entry: "SELECT number FROM entries WHERE piece_kind = 'operation'",
  year: 'SELECT year FROM (SELECT hub_id, max(left(day::text, 4)) AS year FROM entries GROUP BY hub_id) y',
  line: 'SELECT id FROM assumptions',
  scenario: 'SELECT id FROM scenarios',
  note: 'SELECT id FROM canvas_notes WHERE removed_at IS NULL',
  basket: 'SELECT id FROM tariff_baskets',
  dossier: 'SELECT id FROM plan_dossiers',
  grant: 'SELECT grant_id FROM grant_instalments',
  instalment: 'SELECT id FROM grant_instalments',
  // One criterion and its stage; a measure comes before a grid.
  stage:
    'SELECT stage_id FROM (SELECT DISTINCT ON (hub_id) * FROM trial_criteria ORDER BY hub_id, kind, id) s',
  criterion: 'SELECT id FROM (SELECT DISTINCT ON (hub_id) * FROM trial_criteria ORDER BY hub_id, kind, id) s',
  place: 'SELECT id FROM places',
  hypothesis: 'SELECT id FROM trial_hypotheses',
  decision: 'SELECT id FROM trial_decisions',
  gate: 'SELECT gate_id FROM trial_gate_dossiers',
  member: 'SELECT id FROM trial_committee',
  condition: 'SELECT id FROM trial_conditions',
  hours:
    'SELECT id FROM timesheets t WHERE minutes > 0 AND NOT EXISTS (SELECT 1 FROM timesheets l WHERE l.corrects = t.id)',
  session: 'SELECT root_id FROM staffed_sessions WHERE NOT cancelled',
  review: 'SELECT id FROM trial_reviews',
  test: 'SELECT id FROM trial_tests',
  signal:
    "SELECT subject_id FROM (SELECT DISTINCT ON (hub_id, subject_kind) * FROM files ORDER BY hub_id, subject_kind, id) s WHERE subject_kind = 'signal'",
  clip: "SELECT id FROM (SELECT DISTINCT ON (hub_id, subject_kind) * FROM files ORDER BY hub_id, subject_kind, id) s WHERE subject_kind = 'signal'",
  pivot: 'SELECT id FROM trial_pivots',
  action: 'SELECT id FROM trial_actions',
  risk: 'SELECT id FROM trial_risks',
  trip: 'SELECT id FROM round_trips',
  round: "SELECT number FROM rounds WHERE state = 'ended'",
  errand: 'SELECT number FROM round_errands',
  model: 'SELECT id FROM round_templates',
  comparison: 'SELECT id FROM trial_comparisons',
  bankAccount: 'SELECT account_id FROM bank_lines',
  bankLine: 'SELECT id FROM bank_lines',
  remittance: 'SELECT number FROM remittances',
  contract: "SELECT number FROM contracts WHERE state = 'signed'",
  recurrence: 'SELECT id FROM recurrences WHERE ends_on IS NULL',
  quote: 'SELECT id FROM quotes',
  notice: 'SELECT id FROM notices',
  siteOrganisation:
    'SELECT organisation_id FROM (SELECT DISTINCT ON (hub_id) * FROM organisation_sites ORDER BY hub_id, id) s',
  site: 'SELECT id FROM (SELECT DISTINCT ON (hub_id) * FROM organisation_sites ORDER BY hub_id, id) s',
  contactOrganisation:
    'SELECT organisation_id FROM (SELECT DISTINCT ON (hub_id) * FROM organisation_contacts ORDER BY hub_id, id) s',
  contact: 'SELECT id FROM (SELECT DISTINCT ON (hub_id) * FROM organisation_contacts ORDER BY hub_id, id) s',
  token: 'SELECT token FROM member_cards WHERE revoked_at IS NULL',
  proof: "SELECT id FROM files WHERE subject_kind = 'field-report'",
  provider: 'SELECT organisation_id FROM provider_documents WHERE file_id IS NOT NULL',
  paper: 'SELECT file_id FROM provider_documents WHERE file_id IS NOT NULL',
  application: 'SELECT id FROM provider_applications',
  giftReceipt: 'SELECT number FROM gift_receipts',
  slip: 'SELECT number FROM receipt_slips',
  sapCertificate: 'SELECT number FROM sap_certificates',
  till: "SELECT id FROM tills WHERE name = 'Buvette'",
  tillSession: 'SELECT number FROM till_sessions WHERE id IN (SELECT session_id FROM till_counts)',
  label: "SELECT label FROM closings WHERE period = 'month'",
  mandate: 'SELECT id FROM mandates',
  debits: 'SELECT number FROM debit_runs',
  payout: 'SELECT number FROM payouts',
  transfers: 'SELECT number FROM transfer_runs',
  held: "SELECT organisation_id FROM held_accounts WHERE purpose = 'producers'",
  kept: `SELECT id FROM people WHERE last_name = 'Abadie'`,
  gone: `SELECT id FROM people WHERE last_name = 'Ferrand'`,
}

async function samples(slug: string, into: Record<string, string>): Promise<void> {
  for (const [noun, query] of Object.entries(SAMPLES)) {
    const own = `hub_id = (SELECT id FROM hubs WHERE slug = $1)`
    const { rows } = await client.query(
      `${query} ${query.includes('WHERE') ? 'AND' : 'WHERE'} ${own} ORDER BY hub_id LIMIT 1`,
      [slug],
    )
    into[noun] = rows[0] ? String(Object.values(rows[0])[0]) : ''
  }
}

const NOUN_OF: Readonly<Record<string, string>> = {
  'personnes/:id': 'person',
  'partenaires/:id/sites': 'siteOrganisation',
  'partenaires/:id/contacts': 'contactOrganisation',
  'partenaires/:id': 'organisation',
  'catalogue/:id/contenu': 'package',
  'prestataires/:id': 'provider',
  'catalogue/:id': 'service',
  'messages/:id': 'notice',
  'demandes/:number': 'requestNumber',
  'tournees/courses/demande/:number': 'requestNumber',
  'tournees/courses/:number': 'errand',
  'mon-espace/demandes/:number': 'requestNumber',
  'mon-espace/recus/:number': 'receipt',
  'mon-espace/factures/:number': 'invoice',
  'contrats/:number': 'contract',
  'recurrents/:id': 'recurrence',
  'prises-en-charge/:id': 'coverage',
  'argent/recus-fiscaux/:number': 'giftReceipt',
  'argent/bordereaux/:number': 'slip',
  'argent/services-a-la-personne/:number': 'sapCertificate',
  'argent/factures/clients/:who/:id': 'organisation',
  'argent/factures/:number': 'invoice',
  'argent/recus/:number': 'receipt',
  'caisse/sessions/:number': 'tillSession',
  'argent/factures-recues/:id': 'payable',
  'argent/facturation-electronique/:number': 'einvoice',
  'caisse/tickets/:number': 'ticket',
  'argent/a-recevoir/:who/:id': 'organisation',
  'argent/remises/:number': 'remittance',
  'argent/ecritures/:number': 'entry',
  'argent/porte-monnaie/:who/:id': 'organisation',
  'abonnements/:number': 'subscription',
  'argent/mandats/:id': 'mandate',
  'argent/prelevements/:number': 'debits',
  'argent/reversements/:number': 'payout',
  'argent/virements/compte/:id': 'organisation',
  'argent/virements/:number': 'transfers',
  'argent/pour-compte/:purpose/:id': 'held',
}

/** The address with its names filled from `from`. */
function filled(pattern: string, from: Record<string, string>): string {
  const noun = Object.keys(NOUN_OF).find((start) => pattern.startsWith(start))
  const fixed: Record<string, string> = {
    account: '512',
    measure: 'requests.done',
    template: 'membership-renewal',
    format: 'pdf',
    who: 'organisme',
    purpose: 'producers',
    target: 'inhabitant',
    file: from.file ?? '',
  }
  const path = pattern.replace(/:(\w+)/g, (_, name: string) =>
    name === 'id' || name === 'number'
      ? (from[NOUN_OF[noun ?? ''] ?? ''] ?? '')
      : (from[name] ?? fixed[name] ?? ''),
  )
  const query = pattern === 'modele/hypotheses/nouvelle' ? '?type=fixed-cost' : ''
  return `${HUB}${path ? `/${path}` : ''}${query}`
}

beforeAll(async () => {
  const config = findRunning(dataDir)!
  client = new pg.Client(config)
  await client.connect()
  await samples('quartier', here)
  await samples('rural', elsewhere)
  const db = openDb(config)
  const enter = async (who: Role | 'elsewhere', slug: string, role: Role): Promise<void> => {
    const account = { email: `permis-${who}@exemple.fr`, password: PASSWORD }
    const { userId } = must(await createAccount(db, { ...account, name: `Permis ${who}`, at: new Date() }))
    await giveRole(await systemCtx(db, { hub: slug }, systemClock), userId, role)
    people.set(who, await visit(baseUrl, (visitor) => visitor.post('/connexion', account)))
  }
  for (const role of ROLES) await enter(role, 'quartier', role)
  await enter('elsewhere', 'rural', 'coordinator')
  await db.close()
  await attachFile()
})
afterAll(() => client.end())

/** No entry of the demo has a document, nor any stop noted by hand: one is joined as the treasurer would. */
async function attachFile(): Promise<void> {
  await client.query(
    `INSERT INTO files (hub_id, id, subject_kind, subject_id, name, type, size, sha256, content, at)
     SELECT hub_id, gen_random_uuid(), 'entry', id, 'piece.pdf', 'application/pdf', 4, 'x', '%PDF', now()
     FROM entries WHERE number = $1 AND hub_id = (SELECT id FROM hubs WHERE slug = 'quartier')`,
    [here.entry],
  )
  await client.query(
    `INSERT INTO files (hub_id, id, subject_kind, subject_id, name, type, size, sha256, content, at)
     SELECT hub_id, gen_random_uuid(), 'request', id, 'demande.pdf', 'application/pdf', 4, 'x', '%PDF', now()
     FROM requests WHERE number = $1 AND hub_id = (SELECT id FROM hubs WHERE slug = 'quartier')`,
    [here.requestNumber],
  )
  await client.query(
    `INSERT INTO files (hub_id, id, subject_kind, subject_id, name, type, size, sha256, content, at)
     SELECT hub_id, gen_random_uuid(), 'round-deed', id, 'arret.pdf', 'application/pdf', 4, 'x', '%PDF', now()
     FROM rounds WHERE number = $1 AND hub_id = (SELECT id FROM hubs WHERE slug = 'quartier')`,
    [here.round],
  )
  const { rows } = await client.query(
    "SELECT id, name FROM files WHERE name IN ('piece.pdf', 'demande.pdf', 'arret.pdf') ORDER BY name DESC",
  )
  here.file = String(rows[0]?.id)
  here.piece = String(rows[1]?.id)
  here.deedFile = String(rows[2]?.id)
}

/** Every address of a configuration, with the file that answers it. */
function addresses(entries: readonly RouteConfigEntry[], under = ''): { path: string; file: string }[] {
  return entries.flatMap((entry) => {
    const path = [under, entry.path].filter(Boolean).join('/')
    const below = addresses(entry.children ?? [], path)
    return entry.children ? below : [{ path, file: entry.file }]
  })
}

describe('the table of permits', async () => {
  // The front door, which only a test of the whole may read.
  const { default: routes } = (await import('../../src/routes.ts')) as { default: RouteConfigEntry[] }
  const all = addresses(routes)

  test('holds every address of the product, and no other', () => {
    const declared = [
      ...Object.keys(OUTSIDE),
      ...Object.keys(OPEN).map((path) => ['ouvert/:hub', path].filter(Boolean).join('/')),
      ...Object.keys(READ).map((path) => [':hub', path].filter(Boolean).join('/')),
    ]
    expect(all.map(({ path }) => path).sort()).toEqual(declared.sort())
  })

  test('holds a form for every page that has an action', () => {
    const acting = all.filter(({ path, file }) => {
      const source = readFileSync(new URL(`../../src/${file}`, import.meta.url), 'utf8')
      return path.startsWith(':hub') && /^export (async function|const|function) action\b/m.test(source)
    })
    const declared = new Set(ACTS.map(({ at }) => `:hub/${at}`))
    expect(acting.map(({ path }) => path).filter((path) => !declared.has(path))).toEqual([])
    expect(acting.length).toBeGreaterThan(25)
  })
})

describe.each(ROLES.map((role) => ({ role })))('as $role', ({ role }) => {
  test.concurrent.each(Object.entries(READ).map(([path, read]) => ({ path, ...read })))(
    '/$path',
    async (read) => {
      const answer = await by(role).get(filled(read.path, here))
      const may = role === 'admin' || read.who.includes(role)
      const open = read.led?.includes(role) ? 302 : (read.sent ?? 200)
      expect(answer.status, filled(read.path, here)).toBe(may ? open : 403)
      await answer.arrayBuffer()
    },
  )
})

test('somebody of another hub finds no page, and nobody signed in is asked who they are', async () => {
  for (const path of Object.keys(READ)) {
    const at = filled(path, here)
    expect((await by('elsewhere').get(at)).status, at).toBe(404)
    const asked = await nobody.get(at)
    expect(asked.status, at).toBe(302)
    expect(asked.headers.get('location'), at).toMatch(/^\/connexion\?retour=%2Fquartier/)
  }
})

test('an identifier of the other hub is unknown to the coordinator of this one', async () => {
  for (const path of Object.keys(READ)) {
    const names = [...path.matchAll(/:(\w+)/g)].map(([, name]) => name)
    if (
      names.length === 0 ||
      names.some((name) =>
        ['number', 'round', 'label', 'measure', 'account', 'format', 'template', 'year'].includes(name ?? ''),
      )
    )
      continue
    const at = filled(path, elsewhere)
    expect((await by('coordinator').get(at)).status, at).toBe(404)
  }
})

test('addresses outside the hubs', async () => {
  for (const [path, { out, in: signedIn }] of Object.entries(OUTSIDE)) {
    expect((await nobody.get(`/${path}`)).status, path).toBe(out)
    expect((await by('desk').get(`/${path}`)).status, path).toBe(signedIn)
  }
})

test('addresses open to anybody, and none of a hub that is not', async () => {
  for (const [path, status] of Object.entries(OPEN)) {
    const at = path.replace(/:\w+/g, 'inconnu')
    expect((await nobody.get(`/ouvert${HUB}/${at}`)).status, at).toBe(status)
    expect((await nobody.get(`/ouvert/nulle-part/${at}`)).status, at).toBe(404)
  }
})

/**
 * Rows and content of every table that a form may write; sessions and kept figures live their own life. Messages that
 * were waiting are carried meanwhile: only their number tells.
 */
async function everything(): Promise<Record<string, string>> {
  const apart = ['session', 'verification', 'measure_points', 'task_runs', 'outbox']
  const { rows } = await client.query<{ name: string }>(
    "SELECT table_name AS name FROM information_schema.tables WHERE table_schema = 'public' AND table_type = 'BASE TABLE'",
  )
  const names = rows.map(({ name }) => name).filter((name) => !apart.includes(name))
  const sums: Record<string, string> = {}
  for (const name of names) {
    const { rows } = await client.query<{ sum: string }>(
      name === 'notices'
        ? 'SELECT count(*)::text AS sum FROM notices'
        : `SELECT count(*) || ' ' || coalesce(sum(hashtextextended(t::text, 0)), 0) AS sum FROM "${name}" t`,
    )
    sums[name] = rows[0]?.sum ?? ''
  }
  return sums
}

/** A form, a page, or the sentence of a file. */
const REFUSED = /Votre rôle ne permet pas cette action|Page réservée|ne donne pas accès à ce fichier/

test('each form refuses who may not send it, and nothing is written', async () => {
  const before = await everything()
  const wrong: string[] = []
  for (const { at, who, fields } of ACTS) {
    const named = Object.fromEntries(
      Object.entries(fields).map(([name, value]) => [
        name,
        value.replace(
          /:(request|criterion|id)\b/,
          (_, noun: string) => here[noun === 'id' ? 'person' : noun] ?? '',
        ),
      ]),
    )
    const path =
      at === 'guichet'
        ? `${HUB}/guichet?personne=${here.person}&service=${here.service}&quantite=1&canal=counter`
        : filled(at, here)
    const say = `${at} ${fields.intent ?? ''} ${fields.verb ?? ''}`
    for (const role of ROLES) {
      if (role === 'admin' || who.includes(role)) continue
      const answer = await by(role).post(path, named)
      const page = await answer.text()
      if (![403, 422].includes(answer.status) || !REFUSED.test(page))
        wrong.push(`${say} as ${role}: ${answer.status}`)
    }
    const foreign = await by('elsewhere').post(path, named)
    if (foreign.status !== 404) wrong.push(`${say} from the other hub: ${foreign.status}`)
    const stranger = await nobody.post(path, named)
    if (stranger.status !== 302) wrong.push(`${say} signed out: ${stranger.status}`)
  }
  expect(wrong).toEqual([])
  expect(await everything()).toEqual(before)
}, 300_000)

/** They see figures, the model or their own affairs: never whom the hub serves. */
const READS_NOBODY = ['member', 'provider', 'company-contact', 'committee', 'network'] as const

test.each(READS_NOBODY)('%s reads no name, address or number of a person served', async (role) => {
  type Named = { first_name: string; last_name: string; phone: string | null; email: string | null }
  const { rows } = await client.query<Named>(
    "SELECT first_name, last_name, phone, email FROM people WHERE hub_id = (SELECT id FROM hubs WHERE slug = 'quartier')",
  )
  const pages = await Promise.all(
    Object.entries(READ)
      .filter(([, { who, sent }]) => who.includes(role) && !sent)
      .map(async ([path]) => ({ path, text: await (await by(role).get(filled(path, here))).text() })),
  )
  expect(pages.length).toBeGreaterThan(0)
  // « 06 12 34 56 78 » on a page is 0612345678 in the table.
  const pairs = (phone: string | null) => phone?.replace(/(\d\d)(?=\d)/g, '$1 ') ?? null
  const words = rows.flatMap(({ first_name: first, last_name: last, phone, email }) => [
    ...(first && last ? [`${first} ${last}`, `${last} ${first}`] : []),
    ...[phone, pairs(phone), email].filter((word) => word !== null),
  ])
  expect(words.length).toBeGreaterThan(100)
  const found = pages.flatMap(({ path, text }) => {
    const plain = text.replace(/[\u00a0\u202f]/g, ' ')
    return words.filter((word) => plain.includes(word)).map((word) => `${path}: ${word}`)
  })
  expect(found).toEqual([])
})
