/**
 * A checker of FEC files that knows nothing of the program: written from the law alone (LPF art. A47 A-1). It answers
 * what is wrong, one sentence each, and what it saw.
 */
const COLUMNS =
  'JournalCode JournalLib EcritureNum EcritureDate CompteNum CompteLib CompAuxNum CompAuxLib PieceRef PieceDate EcritureLib Debit Credit EcritureLet DateLet ValidDate Montantdevise Idevise'.split(
    ' ',
  )
/** III and VII of the article: these are never empty. */
const FILLED = [
  'JournalCode',
  'JournalLib',
  'EcritureNum',
  'EcritureDate',
  'CompteNum',
  'CompteLib',
  'PieceRef',
  'PieceDate',
  'EcritureLib',
  'Debit',
  'Credit',
  'ValidDate',
]
const DAYS = ['EcritureDate', 'PieceDate', 'ValidDate', 'DateLet']

type Row = Record<string, string>
export type FecReport = {
  faults: string[]
  lines: number
  entries: number
  /** The first entry carries what the year began with. */
  opening: boolean
  lettered: number
  parties: number
  journals: string[]
}

const isDay = (text: string): boolean => {
  const found = /^(\d{4})(\d\d)(\d\d)$/.exec(text)
  if (!found) return false
  const [, y, m, d] = found.map(Number)
  const date = new Date(Date.UTC(y!, m! - 1, d))
  return date.getUTCMonth() === m! - 1 && date.getUTCDate() === d
}

/** Cents of an amount; of one that is none, said apart, nothing. */
const centsOf = (text: string): bigint => {
  const found = /^(-?)(\d+),(\d\d)$/.exec(text)
  if (!found) return 0n
  const size = BigInt(found[2]!) * 100n + BigInt(found[3]!)
  return found[1] ? -size : size
}

/** @param year first and last day of the year, AAAAMMJJ. */
export function checkFec(name: string, bytes: Buffer, year: { from: string; to: string }): FecReport {
  const faults: string[] = []
  const say = (line: number, what: string) => {
    if (faults.length < 50) faults.push(`line ${line}: ${what}`)
  }
  if (!new RegExp(`^\\d{9}FEC${year.to}\\.txt$`).test(name)) faults.push(`the file is called ${name}`)
  let text = ''
  try {
    text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)
  } catch {
    faults.push('not UTF-8')
  }
  if (text.startsWith('\uFEFF')) faults.push('begins with a mark')
  const lines = text.split('\r\n')
  if (lines.pop() !== '') faults.push('the last line is cut')
  if (lines[0] !== COLUMNS.join('\t')) faults.push('the head is not the eighteen columns in their order')

  const seen = new Set<string>()
  const accounts = new Map<string, string>()
  const report = { entries: 0, opening: false, lettered: 0, parties: 0, journals: new Set<string>() }
  let entry: Row[] = []
  let validated = ''
  let before: { series: string; n: number } | undefined

  const close = (at: number) => {
    const [first] = entry
    if (!first) return
    report.entries++
    const sum = entry.reduce((total, row) => total + centsOf(row.Debit!) - centsOf(row.Credit!), 0n)
    if (sum !== 0n) say(at, `entry ${first.EcritureNum} is off balance by ${sum} cents`)
    if (entry.length < 2) say(at, `entry ${first.EcritureNum} has one line`)
    for (const column of ['EcritureDate', 'JournalCode', 'ValidDate'])
      if (entry.some((row) => row[column] !== first[column]))
        say(at, `entry ${first.EcritureNum} has two values of ${column}`)
    const classes = new Set(entry.map((row) => row.CompteNum![0]))
    if ((classes.has('6') || classes.has('7')) && entry.some((row) => /^12/.test(row.CompteNum!)))
      say(at, `entry ${first.EcritureNum} closes costs and products`)
    if (first.JournalCode === 'AN') {
      if (report.entries === 1 && first.EcritureDate === year.from) report.opening = true
      if (classes.has('6') || classes.has('7')) say(at, 'an opening of costs or products')
    }
    const number = /^(.*?)(\d+)$/.exec(first.EcritureNum!)
    if (!number) say(at, `entry number ${first.EcritureNum} has no number`)
    else {
      const [series, n] = [number[1]!, Number(number[2])]
      const follows = before ? series === before.series && n === before.n + 1 : n <= 1
      if (!follows) say(at, `entry ${first.EcritureNum} does not follow ${before?.series}${before?.n}`)
      before = { series, n }
    }
    entry = []
  }

  for (const [i, line] of lines.entries()) {
    if (i === 0) continue
    const at = i + 1
    const cells = line.split('\t')
    if (cells.length !== 18) {
      say(at, `${cells.length} columns`)
      continue
    }
    const row: Row = Object.fromEntries(COLUMNS.map((column, n) => [column, cells[n]!]))
    for (const column of FILLED) if (row[column] === '') say(at, `${column} is empty`)
    for (const column of DAYS)
      if (row[column] !== '' && !isDay(row[column]!)) say(at, `${column} ${row[column]}`)
    for (const column of ['Debit', 'Credit'])
      if (!/^-?\d+,\d\d$/.test(row[column]!)) say(at, `${column} ${row[column]}`)
    if ((row.Debit === '0,00') === (row.Credit === '0,00')) say(at, 'neither debit nor credit, or both')
    if (!/^[1-8][0-9A-Z]{2,}$/.test(row.CompteNum!)) say(at, `account ${row.CompteNum}`)
    const named = accounts.get(row.CompteNum!)
    if (named !== undefined && named !== row.CompteLib) say(at, `account ${row.CompteNum} has two names`)
    accounts.set(row.CompteNum!, row.CompteLib!)
    if ((row.CompAuxNum === '') !== (row.CompAuxLib === '')) say(at, 'half an auxiliary account')
    if ((row.EcritureLet === '') !== (row.DateLet === '')) say(at, 'half a lettering')
    if (row.EcritureDate! < year.from || row.EcritureDate! > year.to)
      say(at, `day ${row.EcritureDate} of another year`)
    if (row.ValidDate! < row.EcritureDate!) say(at, `validated on ${row.ValidDate}, before its day`)
    if (row.ValidDate! < validated) say(at, `validated on ${row.ValidDate}, after ${validated} was`)
    validated = row.ValidDate!
    if (row.EcritureNum !== entry[0]?.EcritureNum) {
      close(at - 1)
      if (seen.has(row.EcritureNum!)) say(at, `entry ${row.EcritureNum} comes twice`)
      seen.add(row.EcritureNum!)
    }
    entry.push(row)
    report.journals.add(row.JournalCode!)
    if (row.EcritureLet) report.lettered++
    if (row.CompAuxNum) report.parties++
  }
  close(lines.length)
  return { ...report, faults, lines: lines.length - 1, journals: [...report.journals].sort() }
}
