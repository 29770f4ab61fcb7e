import type { previewOf } from '#modules/contracts/coverages/preview.server.ts'
import { en } from '#modules/contracts/messages.coverages.en.ts'
import { fr } from '#modules/contracts/messages.coverages.fr.ts'
import { useTerms } from '#modules/contracts/ui/terms.ts'
import { Amount } from '#ui/Amount.tsx'
import { Button } from '#ui/Button.tsx'
import { Card } from '#ui/Card.tsx'
import { Field } from '#ui/Field.tsx'
import { Asking } from '#ui/Form.tsx'
import { useWords } from '#ui/language.tsx'
import { Table } from '#ui/Table.tsx'
import '#modules/contracts/ui/coverages.css'

type Props = { preview: Awaited<ReturnType<typeof previewOf>> }

/** « Pour Mme X, une course de 20 € : elle paie 6 € »: what the counter would reckon now. */
export function Preview({ preview }: Props) {
  const t = useWords({ fr, en })
  const w = t.preview
  const terms = useTerms()
  const { asked, found, answer, services } = preview
  const who = (id: string) =>
    `?${new URLSearchParams({ qui: id, service: asked.service, prix: asked.price, code: asked.code })}#essayer`
  return (
    <Card title={w.title} className="ui-no-print" id="essayer">
      <p className="ui-soft">{w.help}</p>
      <form method="get" action="#essayer" className="coverages-try">
        <Asking>
          <Field type="search" name="q" label={w.who} value={asked.q || answer?.name} autoComplete="off" />
          <Field type="select" name="service" label={w.service} value={asked.service} options={services} />
          <Field type="money" name="prix" label={w.price} value={asked.price} />
          <Field name="code" label={w.code} value={asked.code} autoComplete="off" />
          <Button>{w.go}</Button>
        </Asking>
      </form>
      {asked.q !== '' && !answer && found.length === 0 && <p>{w.nobody(asked.q)}</p>}
      {found.length > 0 && (
        <>
          <p>{w.pick}</p>
          <ul>
            {found.map((one) => (
              <li key={one.id}>
                <a href={who(one.id)}>{one.label}</a> <span className="ui-soft">{one.detail}</span>
              </li>
            ))}
          </ul>
        </>
      )}
      {answer && (
        <>
          <p className="coverages-answer">
            {w.sentence(answer.name, answer.service, terms.euros(answer.price), terms.euros(answer.rest))}
          </p>
          {answer.shares.length === 0 ? (
            <p className="ui-soft">{w.nothing}</p>
          ) : (
            <Table
              caption={w.title}
              rows={answer.shares}
              rowKey={(share) => share.id}
              columns={[
                { key: 'who', header: t.columns.payer, cell: (share) => share.payerName ?? t.fund },
                {
                  key: 'why',
                  header: t.columns.takes,
                  cell: (share) =>
                    [terms.takes(share), share.limit && t.held[share.limit]].filter(Boolean).join(', '),
                },
                {
                  key: 'pays',
                  header: t.columns.amount,
                  align: 'end',
                  nowrap: true,
                  cell: (share) => <Amount value={share.pays} />,
                },
              ]}
              foot={[
                w.rest(answer.name),
                '',
                <strong key="rest">
                  <Amount value={answer.rest} />
                </strong>,
              ]}
            />
          )}
        </>
      )}
    </Card>
  )
}
