import { contractEn as en } from '#modules/contracts/messages.contract.en.ts'
import { contractFr as fr } from '#modules/contracts/messages.contract.fr.ts'
import { shownForm } from '#platform/forms/shown.ts'
import type { Sent } from '#platform/forms/verbs.server.ts'
import { Button } from '#ui/Button.tsx'
import { Card } from '#ui/Card.tsx'
import { Field } from '#ui/Field.tsx'
import { Form } from '#ui/Form.tsx'
import { useLocale, useWords } from '#ui/language.tsx'
import { Notice } from '#ui/Notice.tsx'
import type { ContractPage } from './query.server.ts'

type Found = { id: string; label: string; detail: string }
type Props = {
  page: ContractPage
  /** What was searched, and who was found. */
  q: string | null
  found: readonly Found[]
  mayAdmit: boolean
  sent: Sent | undefined
}

/** Whom the contract is open to: everybody of the organisation, a list, or those who said its code. */
export function Employees({ page, q, found, mayAdmit, sent }: Props) {
  const t = useWords({ fr, en })
  const w = t.one
  const { contract, eligibles, organisation } = page
  const byCode = contract.eligibles === 'code'
  const live = contract.state === 'signed' || contract.state === 'terminated'
  return (
    <Card title={w.employees} id="salaries" className="ui-no-print">
      <EmployeeError sent={sent} />
      {contract.eligibles === 'all' ? (
        <p>{w.employeesAll(organisation)}</p>
      ) : (
        <>
          {byCode && contract.code && (
            <p>
              {w.code} : <span className="contract-code">{contract.code}</span>
              <br />
              <span className="ui-soft">
                {w.codeUsed(eligibles.filter((one) => one.byCode).length, contract.codeLimit ?? 0)}
              </span>
            </p>
          )}
          <p className="ui-soft">
            {eligibles.length === 0 ? w.nobody : `${w.openToday} ${w.people(eligibles.length)}`}
          </p>
          <ul className="contract-lines">
            {eligibles.slice(0, 50).map((one) => (
              <li key={one.personId}>
                <span>
                  {one.name}
                  {one.byCode && <span className="ui-soft"> · {w.byCode}</span>}
                </span>
                {mayAdmit && (
                  <Form
                    id={`retirer-${one.personId}`}
                    intent="remove-employee"
                    hidden={{ personId: one.personId }}
                  >
                    <Button>
                      {w.removeEmployee}
                      <span className="ui-hidden"> : {one.name}</span>
                    </Button>
                  </Form>
                )}
              </li>
            ))}
          </ul>
          {mayAdmit && contract.state !== 'ended' && (
            <>
              <Form id="trouver" method="get" action="#salaries">
                <div className="contract-line">
                  <Field name="salarie" label={w.findEmployee} value={q ?? ''} width="medium" />
                  <Button>{w.find}</Button>
                </div>
              </Form>
              {q && found.length === 0 && <p>{w.nobodyFound}</p>}
              <ul className="contract-lines">
                {found.map((person) => (
                  <li key={person.id}>
                    <span>
                      {person.label} <span className="ui-soft">{person.detail}</span>
                    </span>
                    {byCode && live ? (
                      <CodeForm person={person} />
                    ) : (
                      <Form
                        id={`ajouter-${person.id}`}
                        intent="add-employee"
                        hidden={{ personId: person.id }}
                      >
                        <Button>
                          {w.addEmployee}
                          <span className="ui-hidden"> : {person.label}</span>
                        </Button>
                      </Form>
                    )}
                  </li>
                ))}
              </ul>
            </>
          )}
        </>
      )}
    </Card>
  )
}

function CodeForm({ person }: { person: Found }) {
  const w = useWords({ fr, en }).one
  return (
    <Form id={`code-${person.id}`} intent="code" hidden={{ personId: person.id }}>
      <div className="contract-line">
        <Field name="code" label={w.codeSaid} width="short" autoComplete="off" />
        <Button>
          {w.takeCode}
          <span className="ui-hidden"> : {person.label}</span>
        </Button>
      </div>
    </Form>
  )
}

const INTENTS = ['add-employee', 'remove-employee', 'code']

/** A code refused at the counter is told once above the list, whoever's line it was typed in. */
function EmployeeError({ sent }: { sent: Sent | undefined }) {
  const t = useWords({ fr, en })
  const locale = useLocale()
  if (!sent || !INTENTS.includes(sent.intent)) return null
  const { errors, error } = shownForm(locale, sent.state, t.errors)
  return <Notice tone="danger">{error ?? Object.values(errors)[0]}</Notice>
}
