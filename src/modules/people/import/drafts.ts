import { createHash } from 'node:crypto'
import type { Day } from '#kit/day.ts'
import { type Cents, zero } from '#kit/money.ts'
import {
  isBlank,
  periodOf,
  type Read,
  readAmount,
  readCategory,
  readCity,
  readDay,
  readEmails,
  readPhones,
  readPostcode,
  splitAddress,
} from './cells.ts'
import type { Draft, Facts, Fault, FaultCode, ImportField, Mapping } from './fields.ts'
import { isTwoPeople, splitName, titleName, withoutCivility } from './names.ts'
import type { Sheet } from './sheet.ts'

/** How long a record's columns are; what is longer is cut, and told. */
const LONGEST = { firstName: 80, lastName: 80, street: 200, city: 80, needs: 500 } as const

export type Reading = {
  readonly sheet: Sheet
  readonly mapping: Mapping
  /** Tells the numbers of one program from those of another. */
  readonly source: string
  /** Today's year, to read years of two digits. */
  readonly year: number
  /** How a further number or address is kept among what to know, e.g. `Autre téléphone : 04 …`. */
  readonly also: { phone(value: string): string; email(value: string): string }
}

const short = (text: string) => text.slice(0, 120)

/** One row while it is read. */
class Row {
  readonly faults: Fault[] = []
  readonly row: number
  private readonly cells: readonly string[]
  private readonly columns: ReadonlyMap<ImportField, readonly number[]>
  private readonly heads: readonly string[]

  constructor(sheet: Sheet, at: number, columns: ReadonlyMap<ImportField, readonly number[]>) {
    const { row, cells } = sheet.rows[at]!
    this.row = row
    this.cells = cells
    this.heads = sheet.heads
    this.columns = columns
  }

  /** Columns of a field whose cell says something. */
  filled(field: ImportField): { cell: string; column: string }[] {
    return (this.columns.get(field) ?? []).flatMap((at) => {
      const cell = this.cells[at] ?? ''
      return isBlank(cell) ? [] : [{ cell, column: this.heads[at]! }]
    })
  }

  fault(code: FaultCode, column: string, got: string): void {
    this.faults.push({ row: this.row, column, code, got: short(got) })
  }

  /** The values of a field in all its columns, in order; a cell with an unreadable letter or value is told. */
  all<T>(field: ImportField, read: (cell: string) => Read<T>): T[] {
    return this.filled(field).flatMap(({ cell, column }) => {
      if (cell.includes('\uFFFD')) {
        this.fault('broken_letters', column, cell)
        return []
      }
      const { value, others = [], fault } = read(cell)
      if (fault) this.fault(fault, column, cell)
      return value === null ? others : [value, ...others]
    })
  }

  one<T>(field: ImportField, read: (cell: string) => Read<T>): T | null {
    return this.all(field, read)[0] ?? null
  }

  /** Cells to the right of the last heading: a separator inside a value pushed them there. */
  overflow(): string {
    return this.cells.slice(this.heads.length).filter(Boolean).join(' ')
  }

  cut(text: string, field: keyof typeof LONGEST, column: string): string {
    if (text.length <= LONGEST[field]) return text
    this.fault('too_long', column, text)
    return text.slice(0, LONGEST[field]).trim()
  }
}

const asIs = (cell: string): Read<string> => ({ value: cell })
const digest = (value: unknown): string =>
  createHash('sha256').update(JSON.stringify(value)).digest('hex').slice(0, 32)

function nameOf(row: Row): { firstName: string; lastName: string } | null {
  const whole = row.filled('lastFirst')[0] ?? row.filled('firstLast')[0]
  const last = row.filled('lastName')[0]
  const first = row.filled('firstName')[0]
  const said = [last, first, whole].filter((one) => one !== undefined)
  const broken = said.find(({ cell }) => cell.includes('\uFFFD'))
  if (broken) {
    row.fault('broken_name', broken.column, broken.cell)
    return null
  }
  const two = said.find(({ cell }) => isTwoPeople(cell))
  if (two) {
    row.fault('two_people', two.column, two.cell)
    return null
  }
  const split =
    last || first
      ? { firstName: titleName(first?.cell ?? ''), lastName: titleName(withoutCivility(last?.cell ?? '')) }
      : whole
        ? splitName(whole.cell, row.filled('lastFirst').length === 0)
        : { firstName: '', lastName: '' }
  const named = {
    firstName: row.cut(split.firstName, 'firstName', first?.column ?? ''),
    lastName: row.cut(split.lastName, 'lastName', last?.column ?? ''),
  }
  // A first name alone is still somebody; figures alone are not.
  if (!/\p{L}/u.test(named.lastName)) {
    const organisation = row.filled('organisation')[0]
    if (organisation) row.fault('organisation_row', organisation.column, organisation.cell)
    else if (/\p{L}/u.test(named.firstName)) return { firstName: '', lastName: named.firstName }
    else row.fault('no_name', '', said.map(({ cell }) => cell).join(' '))
    return null
  }
  return named
}

function placeOf(row: Row): Pick<Facts, 'street' | 'postcode' | 'city'> {
  const town = row.filled('city')[0]
  const fromCity =
    town && !town.cell.includes('\uFFFD') ? readCity(town.cell) : { postcode: null, city: null }
  if (town?.cell.includes('\uFFFD')) row.fault('broken_letters', town.column, town.cell)
  const lines = row
    .all('street', asIs)
    .join(', ')
    .replace(/\s*\n\s*/g, ', ')
  const split = splitAddress(lines)
  const street = row.cut(split.street, 'street', row.filled('street')[0]?.column ?? '') || null
  return {
    street,
    postcode: row.one('postcode', readPostcode) ?? fromCity.postcode ?? split.postcode,
    city: (fromCity.city ?? split.city)?.slice(0, LONGEST.city) ?? null,
  }
}

function membershipOf(row: Row, year: number): Draft['membership'] {
  const readDayHere = (cell: string): Read<Day> => readDay(cell, year)
  const start = row.one('startsOn', readDayHere)
  const end = row.one('endsOn', readDayHere)
  const period = periodOf(start, end)
  const fee = row.one<Cents>('fee', readAmount) ?? zero
  if (period.fault) row.fault(period.fault, row.filled('endsOn')[0]?.column ?? '', `${start} → ${end}`)
  return period.value ? { ...period.value, fee } : null
}

/** What each row of a sheet would write, with all that is wrong in it. Pure: the same file gives the same drafts. */
export function readDrafts({ sheet, mapping, source, year, also }: Reading): Draft[] {
  const columns = new Map<ImportField, number[]>()
  mapping.forEach((field, at) => {
    if (field) columns.set(field, [...(columns.get(field) ?? []), at])
  })
  return sheet.rows.map((_, at) => {
    const row = new Row(sheet, at, columns)
    const overflow = row.overflow()
    if (overflow) row.fault('too_many_cells', '', overflow)
    const name = nameOf(row) ?? { firstName: '', lastName: '' }
    const phones = [...new Set([...row.all('mobile', readPhones), ...row.all('phone', readPhones)])]
    const mobiles = phones.filter((phone) => /^0[67]/.test(phone))
    const [phone = null, ...otherPhones] = [...mobiles, ...phones.filter((one) => !mobiles.includes(one))]
    const [email = null, ...otherEmails] = [...new Set(row.all('email', readEmails))]
    const notes = [
      ...row.all('needs', asIs),
      ...otherPhones.map(also.phone),
      ...otherEmails.map(also.email),
    ].join(' · ')
    const facts: Facts = {
      ...name,
      email,
      phone,
      ...placeOf(row),
      needs: row.cut(notes, 'needs', row.filled('needs')[0]?.column ?? '') || null,
    }
    const roles: Draft['roles'][number][] = []
    const segments = row.all('category', (cell) => {
      const read = readCategory(cell)
      roles.push(...read.roles)
      return read
    })
    const segment = segments[0] ?? null
    const membership = membershipOf(row, year)
    const id = row.one('externalId', asIs)
    const saying = [facts, segment, roles, membership && { ...membership, fee: String(membership.fee) }]
    const print = digest(saying)
    return {
      ...{
        row: row.row,
        mark: row.one('mark', asIs),
        key: id ? `${source}:${id.slice(0, 80)}` : `#${print}`,
        print,
      },
      ...{ facts, segment, roles, membership, faults: row.faults },
    }
  })
}
