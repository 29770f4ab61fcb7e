import { contractEn as en } from '#modules/contracts/messages.contract.en.ts'
import { contractFr as fr } from '#modules/contracts/messages.contract.fr.ts'
import { wordsOfRule } from '#modules/contracts/rules/recurrence.ts'
import { useRuleWords } from '#modules/contracts/ui/rule-words.ts'
import { Amount } from '#ui/Amount.tsx'
import { ButtonLink } from '#ui/Button.tsx'
import { Card } from '#ui/Card.tsx'
import { DayFr } from '#ui/DayFr.tsx'
import { formatEuros } from '#ui/format.ts'
import { Plus } from '#ui/icons.ts'
import { useLocale, useWords } from '#ui/language.tsx'
import { Progress } from '#ui/Progress.tsx'
import { Status } from '#ui/Status.tsx'
import { Table } from '#ui/Table.tsx'
import { useDayWords } from './Facts.tsx'
import type { ContractPage } from './query.server.ts'

/** Volumes of the running periods as bars, those before as rows, and what is paid by the unit. */
export function Volumes({ page }: { page: ContractPage }) {
  const t = useWords({ fr, en })
  const w = t.one
  const dayWords = useDayWords()
  const running = page.volumes.filter((one) => one.running)
  const before = page.volumes.filter((one) => !one.running)
  const byUnit = page.current?.volumes.filter(({ included }) => included === 0) ?? []
  // Nothing is used before the first day: what is agreed is said instead.
  const agreed = running.length + before.length > 0 ? [] : (page.current?.volumes ?? [])
  const serviceOf = (id: string) =>
    page.terms.flatMap(({ volumes }) => volumes).find(({ serviceId }) => serviceId === id)?.service ?? ''
  return (
    <Card title={w.volumes}>
      {running.map((one) => (
        <Progress
          key={one.serviceId}
          id={`volume-${one.serviceId}`}
          label={`${one.service}, ${w.termWords(dayWords(one.from), dayWords(one.to))}`}
          value={Math.min(one.used, one.included)}
          max={Math.max(1, one.included)}
          words={
            <>
              {w.usedOf(one.used, one.included)}
              {one.over > 0 && (
                <>
                  {' '}
                  <Status tone="warn">
                    {w.over} {one.over}
                  </Status>
                </>
              )}
            </>
          }
        />
      ))}
      {agreed.some(({ included }) => included > 0) && (
        <ul className="contract-lines">
          {agreed
            .filter(({ included }) => included > 0)
            .map((one) => (
              <li key={one.serviceId}>
                <span>{serviceOf(one.serviceId)}</span>
                <span>
                  {t.form.included} {one.included}
                </span>
              </li>
            ))}
        </ul>
      )}
      {byUnit.length > 0 && (
        <ul className="contract-lines">
          {byUnit.map((one) => (
            <li key={one.serviceId}>
              <span>{serviceOf(one.serviceId)}</span>
              <span>
                {w.unit} <Amount value={one.unitPrice} />
              </span>
            </li>
          ))}
        </ul>
      )}
      {before.length > 0 && (
        <Table
          caption={w.volumes}
          rows={before}
          rowKey={(row) => `${row.serviceId} ${row.from}`}
          columns={[
            { key: 'service', header: t.form.service, cell: (row) => row.service },
            {
              key: 'period',
              header: w.period,
              cell: (row) => w.termWords(dayWords(row.from), dayWords(row.to)),
            },
            { key: 'used', header: w.used, cell: (row) => w.usedOf(row.used, row.included), align: 'end' },
            {
              key: 'overage',
              header: w.overage,
              cell: (row) => <Amount value={row.amount} />,
              align: 'end',
            },
          ]}
        />
      )}
    </Card>
  )
}

/** What was asked, newest first, after what comes next. */
export function Schedule({ page, hub }: { page: ContractPage; hub: string }) {
  const t = useWords({ fr, en })
  const w = t.one
  const locale = useLocale()
  const dayWords = useDayWords()
  const draft = page.contract.state === 'draft'
  const coming = page.toCome.map((one) => ({
    key: `c ${one.from}`,
    dueOn: one.dueOn,
    what: w.termWords(dayWords(one.from), dayWords(one.to)),
    amount: one.amount,
    state: <Status>{w.toCome}</Status>,
  }))
  const past = page.dues.toReversed().map((due) => ({
    key: due.id,
    dueOn: due.dueOn,
    what: due.what === 'fee' ? w.termWords(dayWords(due.fromDay), dayWords(due.toDay)) : due.label,
    amount: due.amount,
    state: !due.charged ? (
      <Status>{w.nothing}</Status>
    ) : due.outstanding === 0n ? (
      <Status tone="success">{w.settled}</Status>
    ) : (
      <Status tone="info">
        {due.outstanding === due.amount ? w.owed : w.partly(formatEuros(due.outstanding, locale))}
      </Status>
    ),
  }))
  const rows = [...past.toReversed(), ...coming]
  if (rows.length === 0) return null
  return (
    <Card title={w.schedule} aside={<a href={`${hub}/argent/a-recevoir`}>{w.owed}</a>}>
      <p className="ui-soft">{draft ? w.draftSchedule : w.scheduleLede}</p>
      <Table
        caption={w.schedule}
        rows={rows}
        rowKey={(row) => row.key}
        columns={[
          { key: 'due', header: w.due, cell: (row) => <DayFr value={row.dueOn} />, nowrap: true },
          { key: 'what', header: w.what, cell: (row) => row.what },
          { key: 'state', header: w.state, cell: (row) => row.state },
          { key: 'amount', header: w.amount, cell: (row) => <Amount value={row.amount} />, align: 'end' },
        ]}
      />
    </Card>
  )
}

/** What comes back under this contract. */
export function Recurring({ page, hub, mayRecur }: { page: ContractPage; hub: string; mayRecur: boolean }) {
  const w = useWords({ fr, en }).one
  const ruleWords = useRuleWords()
  const { recurring, contract } = page
  if (recurring.length === 0 && (contract.state === 'ended' || !mayRecur)) return null
  return (
    <Card
      title={w.recurring}
      aside={
        mayRecur &&
        contract.state !== 'ended' && (
          <ButtonLink icon={Plus} href={`${hub}/recurrents/nouveau?contrat=${contract.number}`}>
            {w.addRecurring}
          </ButtonLink>
        )
      }
    >
      {recurring.length === 0 ? (
        <p className="ui-soft">{w.noRecurring}</p>
      ) : (
        <ul className="contract-lines">
          {recurring.map((one) => (
            <li key={one.id}>
              <a href={`${hub}/recurrents/${one.id}`}>{one.title}</a>
              <span className="ui-soft">{ruleWords(wordsOfRule(one.rule), one)}</span>
            </li>
          ))}
        </ul>
      )}
    </Card>
  )
}
