import { type Frame, lifeOf, type Stream } from './frame.ts'
import { reductionRate } from './payroll.ts'
import { type InKind, pillarOf, type Salary } from './plan.ts'
import { indexed, roundCents, type Series, series } from './spread.ts'

/** Charges of a month are paid the month after it, or after its calendar quarter. */
function chargesPaid(due: Series, quarterly: boolean, frame: Frame): Series {
  const paid = series(frame.months)
  for (let m = 0; m < frame.months; m++) {
    const wait = quarterly ? 3 - ((frame.firstCalendarMonth + m) % 3) : 1
    if (m + wait < frame.months) paid[m + wait]! += due[m]!
  }
  return paid
}

/**
 * Gross pay leaves in its month but for what is withheld, which is paid with the employer charges. The minimum wage
 * rises with the inflation of wages. The aid of an integration contract is a product of account 74, not a smaller charge.
 */
export function salary(line: Salary, frame: Frame): Stream[] {
  const { first, last } = lifeOf(line, frame)
  const gross = series(frame.months)
  const employer = series(frame.months)
  const net = series(frame.months)
  const due = series(frame.months)
  const aid = series(frame.months)
  const { payroll, inflation } = frame
  for (let m = first; m < frame.months && m <= last; m++) {
    const each = line.gross * indexed(line.yearlyIndex ?? inflation.wages, m)
    const pay = roundCents(each * line.fullTime)
    const reduced = line.lowWageReduction
      ? reductionRate(each, payroll.minimumWage * indexed(inflation.wages, m), payroll)
      : 0
    const withheld = roundCents((pay * (line.withheld ?? 0)) / 100)
    gross[m] = pay
    // A reduction never pays anybody back.
    employer[m] = Math.max(0, roundCents((pay * line.chargeRate) / 100) - roundCents(pay * reduced))
    net[m] = pay - withheld
    due[m] = employer[m]! + withheld
    if (line.aid && m - first < line.aid.months) aid[m] = line.aid.amount
  }
  const paid = chargesPaid(due, line.chargesPaid === 'quarterly', frame)
  const streams: Stream[] = [
    { side: 'charge', amounts: gross, via: 'social', family: 'salaries', variable: false },
    { side: 'charge', amounts: employer, via: 'social', family: 'salaries', variable: false, employer: true },
    { side: 'payment', amounts: net, via: 'social', use: 'salaries' },
    { side: 'payment', amounts: paid, via: 'social', use: 'salaries' },
  ]
  if (line.aid)
    streams.push(
      {
        side: 'product',
        amounts: aid,
        via: 'grants-due',
        account: '74',
        kind: 'employment-aid',
        payer: 'state',
        pillar: line.pillar ?? 'public',
        funder: line.aid.funder ?? null,
      },
      { side: 'receipt', amounts: aid, via: 'grants-due', source: 'funding' },
    )
  return streams
}

/** Premises lent, volunteer hours…: valued in 86/87 and nowhere else. */
export function inKind(line: InKind, frame: Frame): Stream[] {
  const { first, last } = lifeOf(line, frame)
  const value = series(frame.months)
  const monthly =
    line.value.type === 'amount' ? line.value.amount : roundCents(line.value.hours * line.value.hourly)
  for (let m = first; m < frame.months && m <= last; m++) value[m] = monthly
  return [{ side: 'in-kind', amounts: value, kind: line.kind, pillar: pillarOf(line) }]
}
