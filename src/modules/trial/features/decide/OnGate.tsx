import { gateEn } from '#modules/trial/messages/gate.en.ts'
import { gateFr } from '#modules/trial/messages/gate.fr.ts'
import type { Tally } from '#modules/trial/rules/gate.ts'
import { ButtonLink } from '#ui/Button.tsx'
import { Card } from '#ui/Card.tsx'
import { Flag } from '#ui/icons.ts'
import { useWords } from '#ui/language.tsx'
import { Notice } from '#ui/Notice.tsx'

type Props = {
  gate: {
    id: string
    number: number
    tally: Tally | null
    reservations: readonly { name: string; what: string }[]
  } | null
  unasked: boolean
  base: string
  stageId: string
}

/** The gate that the decision signs: whether its committee answered enough, and what it reserved. */
export function OnGate({ gate, unasked, base, stageId }: Props) {
  const g = useWords({ fr: gateFr, en: gateEn })
  const w = g.decide
  if (!gate)
    return unasked ? (
      <Notice
        tone="warn"
        title={w.opinionsMissing}
        live={false}
        actions={
          <ButtonLink tone="primary" href={`${base}/${stageId}/jalon`} icon={Flag}>
            {g.prepare}
          </ButtonLink>
        }
      >
        {w.opinionsMissingText}
      </Notice>
    ) : null
  const { tally } = gate
  const link = <a href={`${base}/jalons/${gate.id}`}>{w.seeGate}</a>
  return (
    <>
      <Notice
        tone={tally?.reached ? 'success' : 'warn'}
        title={tally?.reached ? w.gate(gate.number) : g.show.quorumMissing}
        live={false}
      >
        {tally && tally.total > 0 && (
          <p>
            {tally.reached
              ? g.show.quorumReachedText(g.voices(tally.given), String(tally.total))
              : g.show.quorumMissingText(tally.given, tally.needed, tally.total)}
          </p>
        )}
        <p>{link}</p>
      </Notice>
      {gate.reservations.length > 0 && (
        <Card title={w.reservations}>
          <p className="ui-soft">{w.reservationsHelp}</p>
          <ul>
            {gate.reservations.map(({ name, what }) => (
              <li key={`${name} ${what}`}>
                {what} <span className="ui-soft">({name})</span>
              </li>
            ))}
          </ul>
        </Card>
      )}
    </>
  )
}
