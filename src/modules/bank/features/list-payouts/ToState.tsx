import type { Day } from '#kit/day.ts'
import { add, type Cents, zero } from '#kit/money.ts'
import { payoutsEn as en } from '#modules/bank/messages.payouts.en.ts'
import { payoutsFr as fr } from '#modules/bank/messages.payouts.fr.ts'
import { PickBox } from '#modules/bank/ui/PickBox.tsx'
import type { FormState } from '#platform/forms/form.ts'
import { shownForm } from '#platform/forms/shown.ts'
import { Amount } from '#ui/Amount.tsx'
import { Button } from '#ui/Button.tsx'
import { Form, FormActions } from '#ui/Form.tsx'
import { formatEuros } from '#ui/format.ts'
import { FileText } from '#ui/icons.ts'
import { useLocale, useWords } from '#ui/language.tsx'
import { Status } from '#ui/Status.tsx'
import { Table } from '#ui/Table.tsx'

type Row = {
  organisationId: string
  name: string
  jobs: number
  backs: number
  gross: Cents
  share: Cents
  commission: Cents
  waiting: { count: number; share: Cents }
  withoutShare: number
  hasAccount: boolean
}
type Props = {
  proposals: readonly Row[]
  since: Day
  until: Day
  hub: string
  idempotencyKey: string
  refused?: FormState
}

const FORM = 'relever'

/** What each provider is owed, ticked at first; below each name, what still keeps some of it. */
export function ToState({ proposals, since, until, hub, idempotencyKey, refused }: Props) {
  const t = useWords({ fr, en })
  const w = t.columns
  const locale = useLocale()
  const kept = refused?.values.providers?.split(',')
  const due = proposals.filter((row) => row.share > zero)
  const sum = (of: (row: Row) => Cents) => <Amount value={add(...due.map(of))} />
  return (
    <>
      <Table
        caption={t.due}
        rows={proposals}
        rowKey={(row) => row.organisationId}
        columns={[
          {
            key: 'who',
            header: w.who,
            cell: (row) => (
              <>
                <a href={`/${hub}/prestataires/${row.organisationId}/releve`}>{row.name}</a>
                {row.waiting.count > 0 && (
                  <span className="sepa-sub">
                    {t.waiting(row.waiting.count, formatEuros(row.waiting.share, locale))}
                  </span>
                )}
                {row.backs > 0 && <span className="sepa-sub">{t.backs(row.backs)}</span>}
                {row.withoutShare > 0 && <span className="sepa-sub">{t.withoutShare(row.withoutShare)}</span>}
                {!row.hasAccount && (
                  <a className="sepa-warn" href={`/${hub}/argent/virements/compte/${row.organisationId}`}>
                    <Status tone="warn">{t.noAccount}</Status>
                  </a>
                )}
              </>
            ),
          },
          { key: 'jobs', header: w.jobs, cell: (row) => t.jobs(row.jobs) },
          {
            key: 'gross',
            header: w.gross,
            align: 'end',
            nowrap: true,
            fold: 'hide',
            cell: (row) => <Amount value={row.gross} />,
          },
          {
            key: 'commission',
            header: w.commission,
            align: 'end',
            nowrap: true,
            foldLabel: true,
            cell: (row) => <Amount value={row.commission} />,
          },
          {
            key: 'share',
            header: w.share,
            align: 'end',
            nowrap: true,
            foldLabel: true,
            cell: (row) => (
              <strong>
                <Amount value={row.share} />
              </strong>
            ),
          },
          {
            key: 'pick',
            header: w.pick,
            align: 'end',
            fold: 'side',
            paper: false,
            cell: (row) =>
              row.share > zero && (
                <PickBox
                  form={FORM}
                  name="providers"
                  value={row.organisationId}
                  checked={kept === undefined || kept.includes(row.organisationId)}
                  label={t.tick(row.name)}
                />
              ),
          },
        ]}
        foot={[t.all, '', sum((row) => row.gross), sum((row) => row.commission), sum((row) => row.share), '']}
      />
      {due.length > 0 && (
        <Form
          id={FORM}
          idempotencyKey={idempotencyKey}
          hidden={{ since, until }}
          {...shownForm(locale, refused, t.errors)}
        >
          <p className="ui-soft">{t.makeHelp}</p>
          <FormActions>
            <Button tone="primary" icon={FileText}>
              {t.make}
            </Button>
          </FormActions>
        </Form>
      )}
    </>
  )
}
