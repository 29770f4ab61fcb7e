import { Amount } from '#ui/Amount.tsx'
import { Card } from '#ui/Card.tsx'
import { formatDay } from '#ui/dates.ts'
import { formatEuros } from '#ui/format.ts'
import { useLanguage, useWords } from '#ui/language.tsx'
import { Progress } from '#ui/Progress.tsx'
import { Stat } from '#ui/Stat.tsx'
import type { ContractUsage } from '../features/show-contract/company.server.ts'
import { contractEn as en } from '../messages.contract.en.ts'
import { contractFr as fr } from '../messages.contract.fr.ts'
import './contracts.css'

/** Used against included, and totals of what employees were given: a group under five is never detailed. */
export function UsageSheet({ usage }: { usage: ContractUsage }) {
  const t = useWords({ fr, en })
  const w = t.company
  const { locale, today } = useLanguage()
  const dayWords = (day: ContractUsage['startsOn']) => formatDay(day, locale, today?.slice(0, 4))
  const { volumes, byUnit, employees, anyone, uses, paid, budget } = usage
  const year = today?.slice(0, 4) ?? ''
  if (volumes.length + byUnit.length === 0 && !anyone && paid === 0n)
    return <p className="ui-soft">{w.nothing}</p>
  return (
    <div className="ui-stack">
      {volumes.length + byUnit.length > 0 && (
        <Card title={w.volumes}>
          {volumes.map((one) => (
            <Progress
              key={`${one.service} ${one.from}`}
              id={`bilan-${usage.number}-${one.service.replaceAll(/\W/g, '')}`}
              label={`${one.service}, ${t.one.termWords(dayWords(one.from), dayWords(one.to))}`}
              value={Math.min(one.used, one.included)}
              max={Math.max(1, one.included)}
              words={t.one.usedOf(one.used, one.included)}
            />
          ))}
          {byUnit.length > 0 && (
            <ul className="contract-lines">
              {byUnit.map(({ service, done }) => (
                <li key={service}>
                  <span>{service}</span>
                  <span>
                    {w.visits(done)}, {year}
                  </span>
                </li>
              ))}
            </ul>
          )}
        </Card>
      )}
      {(anyone || paid > 0n) && (
        <>
          <div className="ui-stats">
            <Stat label={w.employees} value={employees ?? w.fewer} period={year} />
            <Stat label={w.uses} value={uses ?? '–'} period={year} />
            <Stat
              label={w.coverage}
              value={<Amount value={paid} />}
              period={budget === null ? year : `${t.one.coverageBudget} ${formatEuros(budget, locale)}`}
            />
          </div>
          {employees === null && <p className="ui-soft">{w.hidden}</p>}
        </>
      )}
    </div>
  )
}
