import { decimalText } from '#modules/contracts/contract-form.ts'
import { contractEn as en } from '#modules/contracts/messages.contract.en.ts'
import { contractFr as fr } from '#modules/contracts/messages.contract.fr.ts'
import { Amount } from '#ui/Amount.tsx'
import { Card } from '#ui/Card.tsx'
import { DateTimeFr, DayFr } from '#ui/DayFr.tsx'
import { DefinitionList } from '#ui/DefinitionList.tsx'
import { formatDay } from '#ui/dates.ts'
import { formatEuros } from '#ui/format.ts'
import { useLanguage, useWords } from '#ui/language.tsx'
import { Table } from '#ui/Table.tsx'
import { Timeline } from '#ui/Timeline.tsx'
import type { ContractPage } from './query.server.ts'

/** Days in sentences: the year is left out when it is this one. */
export function useDayWords() {
  const { locale, today } = useLanguage()
  return (day: Parameters<typeof formatDay>[0]) => formatDay(day, locale, today?.slice(0, 4))
}

/** What both sides agreed on, as it holds today. */
export function Facts({ page }: { page: ContractPage }) {
  const t = useWords({ fr, en })
  const w = t.one
  const { locale } = useLanguage()
  const dayWords = useDayWords()
  const { contract, current, fee } = page
  return (
    <Card title={w.facts}>
      <DefinitionList
        items={[
          { term: w.term, value: w.termWords(dayWords(contract.startsOn), dayWords(contract.endsOn)) },
          { term: w.signedOn, value: contract.signedOn && <DayFr value={contract.signedOn} /> },
          { term: w.notice, value: w.noticeWords(contract.noticeMonths, dayWords(page.lastNotice)) },
          {
            term: w.renewal,
            value: contract.renewalMonths ? w.renewalWords(contract.renewalMonths) : w.stops,
          },
          {
            term: w.fee,
            value: (
              <>
                <strong>
                  <Amount value={fee} />
                </strong>
                {current && current.annualFee !== fee && (
                  <> ({w.feeToday(formatEuros(current.annualFee, locale))})</>
                )}
              </>
            ),
          },
          {
            term: w.paid,
            value:
              current &&
              fee > 0n &&
              w.paidWords(t.each[current.payEvery], current.inAdvance ? t.when.advance : t.when.after),
          },
          { term: w.indexation, value: current && indexationWords(t, current) },
          { term: w.employees, value: t.eligibles[contract.eligibles] },
          { term: w.note, value: contract.note },
        ]}
      />
    </Card>
  )
}

function indexationWords(
  t: ReturnType<typeof useWords<typeof fr>>,
  terms: NonNullable<ContractPage['current']>,
) {
  const rounding = t.roundings[terms.rounding]
  if (terms.indexation === 'rate') return t.one.rateWords(decimalText(terms.indexRate ?? 0, 2), rounding)
  if (terms.indexation === 'index')
    return t.one.indexWords(terms.indexName ?? '', decimalText(terms.indexBase ?? 0, 3), rounding)
  return t.indexations.none
}

/** The terms as signed, then each amendment. */
export function Versions({ page }: { page: ContractPage }) {
  const t = useWords({ fr, en })
  const w = t.one
  return (
    <Card title={w.versions}>
      <Table
        caption={w.versions}
        rows={page.terms.toReversed()}
        rowKey={(row) => row.id}
        columns={[
          { key: 'version', header: w.versions, cell: (row) => w.version(row.version) },
          { key: 'from', header: w.from, cell: (row) => <DayFr value={row.fromDay} />, foldLabel: true },
          { key: 'why', header: w.why, cell: (row) => row.why },
          { key: 'fee', header: w.fee, cell: (row) => <Amount value={row.annualFee} />, align: 'end' },
        ]}
      />
    </Card>
  )
}

export function History({ page }: { page: ContractPage }) {
  const t = useWords({ fr, en })
  const dayWords = useDayWords()
  return (
    <Card title={t.one.history} className="ui-no-print">
      <Timeline
        items={page.moves.map(({ id, verb, day, why, at, actorName }) => ({
          key: id,
          what:
            day && verb in t.moveDay
              ? `${t.moves[verb]}, ${t.moveDay[verb as keyof typeof t.moveDay](dayWords(day))}`
              : t.moves[verb],
          who: actorName,
          when: <DateTimeFr value={at} />,
          detail: why,
          tone: verb === 'sign' || verb === 'renew' ? 'success' : verb === 'terminate' ? 'warn' : 'neutral',
        }))}
      />
    </Card>
  )
}
