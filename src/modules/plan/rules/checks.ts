import type { Month } from '#kit/day.ts'
import { checkRanges } from './check-ranges.ts'
import { type Assumption, type Funding, isFunding, type Plan, type Revenue } from './plan.ts'
import type { Problem, Report } from './problems.ts'

function checkFunding(line: Funding, start: Month, at: string, report: Report): void {
  if (line.award < start)
    report(`${at}.award`, 'before_start', `not before the plan's start ${start}`, line.award)
  for (const [k, { month }] of line.instalments.entries())
    if (month < start)
      report(`${at}.instalments[${k}].month`, 'before_start', `not before the plan's start ${start}`, month)
  const first = line.from && line.from > line.award ? line.from : line.award
  if (line.to && line.to < first) report(`${at}.to`, 'ends_before_start', `not before ${first}`, line.to)
  const total = line.instalments.reduce((all, part) => all + part.amount, 0)
  if (total !== line.amount)
    report(`${at}.instalments`, 'instalments_do_not_sum', `a sum of ${line.amount}`, String(total))
}

function checkSegments(line: Revenue, at: string, report: Report): void {
  const total = (line.segments ?? []).reduce((all, segment) => all + segment.share, 0)
  // Shares are typed: a third is 33.33, and three of them are near enough.
  if (line.segments && Math.abs(total - 100) > 0.02)
    report(`${at}.segments`, 'shares_do_not_sum', 'shares that sum to 100', String(total))
}

function checkTiers(line: Assumption, at: string, report: Report): void {
  if (line.type !== 'variable-cost' || line.basis.type !== 'per-unit') return
  const tiers = line.basis.tiers ?? []
  for (const [i, tier] of tiers.entries())
    if (i > 0 && tier.above <= tiers[i - 1]!.above)
      report(
        `${at}.basis.tiers[${i}].above`,
        'tiers_not_rising',
        `more than ${tiers[i - 1]!.above}`,
        String(tier.above),
      )
}

function checkLine(line: Assumption, plan: Plan, at: string, report: Report): void {
  const { start } = plan
  if (line.from && line.from < start)
    report(`${at}.from`, 'before_start', `not before the plan's start ${start}`, line.from)
  checkRanges(line, plan, at, report)
  checkTiers(line, at, report)
  if (isFunding(line)) {
    checkFunding(line, start, at, report)
    return
  }
  const first = line.from ?? start
  if (line.to && line.to < first) report(`${at}.to`, 'ends_before_start', `not before ${first}`, line.to)
  if (line.type === 'loan' && line.deferral !== undefined && line.deferral >= line.months)
    report(`${at}.deferral`, 'deferral_too_long', `less than months (${line.months})`, String(line.deferral))
  if (line.type === 'deposit' && line.back && line.back <= line.month)
    report(`${at}.back`, 'ends_before_start', `after ${line.month}`, line.back)
  if (line.type !== 'revenue') return
  checkSegments(line, at, report)
  const { growth, churn } = line.volume
  if (growth.type === 's-curve' && growth.by <= first)
    report(`${at}.volume.growth.by`, 'target_too_early', `after ${first}`, growth.by)
  if (growth.type === 'follows' && churn !== undefined)
    report(`${at}.volume.churn`, 'churn_with_follows', 'no churn of its own', String(churn))
}

type Follows = ReadonlyMap<string, string | null>

/** Lines on a circle, each line being walked through once: 400 lines that follow each other are one walk, not 400. */
function circlingLines(follows: Follows): ReadonlySet<string> {
  const circling = new Set<string>()
  const walked = new Set<string>()
  for (const first of follows.keys()) {
    const trail: string[] = []
    let at: string | null | undefined = first
    while (at && !walked.has(at)) {
      walked.add(at)
      trail.push(at)
      at = follows.get(at)
    }
    // A walk that ends in itself is a circle from there on; one that meets an older walk leads to what is known.
    const start = at ? trail.indexOf(at) : -1
    if (start >= 0) for (const id of trail.slice(start)) circling.add(id)
  }
  return circling
}

function circleOf(id: string, follows: Follows): string {
  const trail = [id]
  for (let at = follows.get(id); at && at !== id; at = follows.get(at)) trail.push(at)
  return [...trail, id].join(' → ')
}

/** Reports references to lines that are not revenues of the plan, and circles of lines that follow each other. */
function checkReferences(lines: readonly Assumption[], report: Report): void {
  const follows = new Map<string, string | null>()
  for (const line of lines)
    if (line.type === 'revenue') {
      const { growth } = line.volume
      follows.set(line.id, growth.type === 'follows' ? growth.line : null)
    }
  const circling = circlingLines(follows)
  for (const [i, line] of lines.entries()) {
    const of = line.type === 'variable-cost' || line.type === 'step-cost' ? line.of : follows.get(line.id)
    if (!of) continue
    const path = `assumptions[${i}].${line.type === 'revenue' ? 'volume.growth.line' : 'of'}`
    if (!follows.has(of)) {
      report(path, 'unknown_line', 'id of a revenue line', of)
      continue
    }
    if (circling.has(line.id))
      report(path, 'cycle', 'lines that do not lead back here', circleOf(line.id, follows))
  }
}

export function checkDuplicates(items: readonly { id: string }[], at: string, report: Report): void {
  const seen = new Set<string>()
  for (const [i, { id }] of items.entries()) {
    if (seen.has(id)) report(`${at}[${i}].id`, 'duplicate_id', 'an id not used before', id)
    seen.add(id)
  }
}

/** What a schema cannot say: dates in order, sums that agree, references that lead somewhere. */
export function checkLines(plan: Plan): Problem[] {
  const problems: Problem[] = []
  const report: Report = (path, code, expected, got) => problems.push({ path, code, expected, got })
  checkDuplicates(plan.assumptions, 'assumptions', report)
  for (const [i, line] of plan.assumptions.entries()) checkLine(line, plan, `assumptions[${i}]`, report)
  checkReferences(plan.assumptions, report)
  return problems
}
