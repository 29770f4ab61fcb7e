import { addDays, addMonths, type Day, firstDay, lastDay, monthOf } from '#kit/day.ts'
import { type Cents, cents, toInput } from '#kit/money.ts'
import { must } from '#kit/result.ts'
import { fold } from '#kit/text.ts'
import {
  acceptAnswers,
  addBankAccount,
  type BankAccount,
  type BookEntry,
  bankAccountsOf,
  heldAtBank,
  matchByHand,
  noteFromLine,
  openEntries,
  openLines,
  sendStatement,
  takeStatement,
  waitingPayments,
} from '#modules/bank/index.server.ts'
import type { Ctx } from '#platform/context/ctx.server.ts'
import type { Actor } from '#platform/session/roles.ts'
import type { Diary } from './diary.ts'
import { type Dice, dice } from './random.ts'

/** The account where each hub of the demo keeps its money. */
const BANKS: Readonly<Record<string, { bank: string; iban: string; bic: string }>> = {
  quartier: { bank: 'Banque coopérative des Alpes', iban: 'FR7630006000011234567890189', bic: 'AGRIFRPP' },
  rural: { bank: 'Banque des Alpes', iban: 'FR7610107001011234567890129', bic: 'BREDFRPP' },
}

type Line = { day: Day; cents: bigint; label: string; entry?: BookEntry }

const ddmmyy = (day: Day): string => `${day.slice(8)}${day.slice(5, 7)}${day.slice(2, 4)}`

/** How the bank writes what the books noted: capitals, no accents, its own words first. */
function bankWords(entry: BookEntry, day: Day, roll: Dice): string {
  const words = fold(entry.label).toUpperCase().slice(0, 60)
  if (words.startsWith('REMISE DE CHEQUES'))
    return `REMISE CHEQUES ${String(roll.between(1, 9999)).padStart(7, '0')}`
  if (words.startsWith('CARTES')) return `REMISE CB ${ddmmyy(day)}`
  if (words.startsWith('DEPOT D ESPECES')) return 'VERSEMENT ESPECES AUTOMATE'
  if (entry.amount > 0n) return `VIR SEPA RECU ${words}`
  return `${roll.pick(['PRLV SEPA', 'VIR SEPA EMIS', 'PRLV SEPA'])} ${words}`
}

/** What the bank shows of the books up to a day: each entry a day or two later, those of the last days not yet. */
async function linesOf(ctx: Ctx, account: BankAccount, until: Day, roll: Dice): Promise<Line[]> {
  const entries = await ctx.read((tx) => openEntries(tx, ctx, account))
  return entries.flatMap((entry): Line[] => {
    const day = addDays(entry.day, roll.between(0, 2))
    return day > until ? [] : [{ day, cents: entry.amount, label: bankWords(entry, day, roll), entry }]
  })
}

/** The file as the bank's site gives it: titles above, semicolons, a decimal comma, the newest line first, in Latin-1. */
async function fileOf(
  ctx: Ctx,
  account: BankAccount,
  lines: readonly Line[],
  until: Day,
): Promise<Uint8Array> {
  const first = lines[0]!.day
  let held: bigint = await ctx.read((tx) => heldAtBank(tx, ctx, account, addDays(first, -1)))
  const french = (day: Day) => day.split('-').reverse().join('/')
  const rows = lines.map((line) => {
    held += line.cents
    const [out, into] = line.cents < 0n ? [toInput(cents(-line.cents)), ''] : ['', toInput(cents(line.cents))]
    return `${french(line.day)};${french(line.day)};${line.label};${out};${into};${toInput(held as Cents)}`
  })
  const text = [
    `Titulaire;${fold(ctx.hub.name).toUpperCase()}`,
    `Compte;${account.iban}`,
    `Relevé arrêté au;${french(until)}`,
    '',
    'Date;Date de valeur;Libellé;Débit euros;Crédit euros;Solde',
    ...rows.reverse(),
  ].join('\r\n')
  return Uint8Array.from([...text].map((letter) => letter.charCodeAt(0) & 0xff))
}

const inOrder = (lines: readonly Line[]): Line[] =>
  lines
    .map((line, i) => ({ line, i }))
    .sort((a, b) => (a.line.day < b.line.day ? -1 : a.line.day > b.line.day ? 1 : a.i - b.i))
    .map(({ line }) => line)

async function take(ctx: Ctx, account: BankAccount, lines: readonly Line[], until: Day): Promise<void> {
  const bytes = await fileOf(ctx, account, lines, until)
  const name = `releve-${until.slice(0, 7)}.csv`
  const sent = await sendStatement(ctx, { accountId: account.id, name, bytes })
  if (!sent.ok) throw new Error(`${name}: ${sent.code} ${sent.row ?? ''} ${sent.detail?.join(' ') ?? ''}`)
  must(await takeStatement(ctx, { accountId: account.id }))
}

const FEE = 'COTISATION COMPTE ASSOCIATION'

/** One month: taken in, sure answers accepted, and what is left matched as the treasurer does, line by line. */
async function month(ctx: Ctx, until: Day, roll: Dice, teach: boolean): Promise<void> {
  const account = (await bankAccountsOf(ctx))[0]!
  const known = inOrder(await linesOf(ctx, account, until, roll))
  if (known.length === 0) return
  const lines = teach ? inOrder([...known, { day: until, cents: -750n, label: FEE }]) : known
  await take(ctx, account, lines, until)
  must(await acceptAnswers(ctx, { accountId: account.id, keys: 'sure' }))
  const open = await ctx.read((tx) => openLines(tx, ctx, account.id))
  const left = new Set((await ctx.read((tx) => openEntries(tx, ctx, account))).map(({ id }) => id))
  for (const line of open) {
    if (line.label === FEE) {
      const said = { kind: 'bank-fees', label: 'Cotisation du compte', pattern: 'cotisation compte' } as const
      must(await noteFromLine(ctx, { accountId: account.id, lines: [line.id], ...said }))
      continue
    }
    const twin = lines.find(
      ({ entry, label, cents: amount }) =>
        entry && left.has(entry.id) && label === line.label && amount === line.amount,
    )
    const entry =
      twin?.entry ??
      lines.find((one) => one.entry && left.has(one.entry.id) && one.cents === line.amount)?.entry
    if (!entry) continue
    left.delete(entry.id)
    must(await matchByHand(ctx, { accountId: account.id, lines: [line.id], entries: [entry.id] }))
  }
}

/** What the last statement holds and the books do not know. */
const UNKNOWN: readonly (readonly [before: number, amount: bigint, label: string])[] = [
  [2, -750n, FEE],
  [6, -3_480n, 'PRLV SEPA ORANGE PRO FACTURE 0926114'],
  [9, -1_290n, 'CB LEROY MERLIN GRENOBLE 4971'],
  [12, 4_000n, 'VIR INST RECU M BERTHELOT DON'],
]

/** The last statement, read this morning and not matched yet: cheques and cards nobody noted, unknown lines. */
async function lastOne(ctx: Ctx, from: Day, until: Day, roll: Dice): Promise<void> {
  const account = (await bankAccountsOf(ctx))[0]!
  const known = await linesOf(ctx, account, until, roll)
  const cheques = await ctx.read((tx) => waitingPayments(tx, ctx, { kind: 'cheques' }))
  const cards = await ctx.read((tx) => waitingPayments(tx, ctx, { kind: 'cards' }))
  const there = cheques.filter(({ day }) => day < addDays(until, -2))
  const sum = (rows: readonly { amount: bigint }[]) => rows.reduce((total, { amount }) => total + amount, 0n)
  const lines = [
    ...known,
    ...(there.length > 0
      ? [{ day: addDays(until, -1), cents: sum(there), label: 'REMISE CHEQUES 0004512' }]
      : []),
    ...[...Map.groupBy(cards, ({ day }) => day)]
      .filter(([day]) => day < until)
      .map(([day, those]) => ({
        day: addDays(day, 1),
        cents: sum(those),
        label: `REMISE CB ${ddmmyy(day)}`,
      })),
    ...UNKNOWN.map(([before, amount, label]) => ({ day: addDays(until, -before), cents: amount, label })),
  ].filter(({ day }) => day >= from)
  await take(ctx, account, inOrder(lines), until)
}

/**
 * Each month the treasurer reads the bank's file of the month before and matches it; the last one, of these days, waits
 * to be matched.
 */
export function planStatements(
  diary: Diary,
  treasurer: Actor,
  slug: string,
  { opening, balance, today }: { opening: Day; balance: Cents; today: Day },
): void {
  const roll = dice(9_000 + slug.length)
  diary.plan(diary.at(opening, 9 * 60 + 5), treasurer, async (ctx) => {
    const bank = BANKS[slug] ?? { bank: '', iban: '', bic: '' }
    must(
      await addBankAccount(ctx, {
        name: 'Compte courant',
        ...bank,
        startsOn: opening,
        openingBalance: balance,
      }),
    )
  })
  const last = addDays(today, -1)
  let from = opening
  for (let m = monthOf(opening); ; m = addMonths(m, 1)) {
    const until = lastDay(m)
    const read = addDays(until, 4)
    if (read >= last) break
    from = firstDay(addMonths(m, 1))
    const teach = addMonths(m, 2) >= monthOf(today)
    diary.plan(diary.at(read, 18 * 60), treasurer, (ctx) => month(ctx, until, roll, teach))
  }
  const since = from
  diary.plan(diary.at(last, 18 * 60 + 20), treasurer, (ctx) => lastOne(ctx, since, addDays(last, -1), roll))
}
