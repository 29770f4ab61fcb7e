import { cents } from '#kit/money.ts'
import type { TriedRound } from '#modules/rounds/day/try.server.ts'
import { en } from '#modules/rounds/messages.solve.en.ts'
import { fr } from '#modules/rounds/messages.solve.fr.ts'
import { useDayWords } from '#modules/rounds/ui/day-words.ts'
import { Button } from '#ui/Button.tsx'
import { Card } from '#ui/Card.tsx'
import { DefinitionList } from '#ui/DefinitionList.tsx'
import { Form } from '#ui/Form.tsx'
import { formatEuros } from '#ui/format.ts'
import { Plus } from '#ui/icons.ts'
import { useWords } from '#ui/language.tsx'
import { Status } from '#ui/Status.tsx'

type Props = {
  rounds: readonly TriedRound[]
  action: string
  hidden: Readonly<Record<string, string>>
  idempotencyKey: string
}

/** Each round with one stop more: what it costs there, what it brings, and who would be late. The best one first. */
export function TriedRounds({ rounds, ...form }: Props) {
  return (
    <div className="propose-rounds">
      {rounds.map((round, at) => (
        <One key={round.roundId} round={round} best={at === 0} {...form} />
      ))}
    </div>
  )
}

function One({
  round,
  best,
  action,
  hidden,
  idempotencyKey,
}: Omit<Props, 'rounds'> & { round: TriedRound; best: boolean }) {
  const t = useWords({ fr, en })
  const w = t.essay
  const { t: d, locale, clock, long, km } = useDayWords()
  const signed = (amount: number) => formatEuros(cents(amount), locale, { sign: true })
  const more = (text: string, value: number) => (value > 0 ? `+${text}` : text)
  const wrong = [
    ...(round.itself ? [w.itself] : []),
    ...round.unfit.map((warning) => d.warnings[warning]),
    ...round.warnings.map((warning) => d.roundWarnings[warning]),
    ...round.lateOnes.map(({ what, whom }) => w.lateOne(whom || what)),
  ]
  return (
    <Card
      level={3}
      title={`${round.name} · ${round.number}`}
      aside={best && wrong.length === 0 ? <Status tone="success">{w.best}</Status> : null}
    >
      <p className="ui-soft">{round.whoName || t.nobody}</p>
      <DefinitionList
        items={[
          { term: w.margin, value: <strong>{signed(round.margin)}</strong> },
          { term: w.brings, value: signed(round.revenue) },
          { term: w.costs, value: signed(round.cost) },
          {
            term: w.way,
            value: `${more(km(round.metres), round.metres)}, ${more(long(round.seconds), round.seconds)}`,
          },
          {
            term: w.there,
            value: round.arrivals.map(clock).join(', '),
          },
        ]}
      />
      {wrong.map((words) => (
        <p key={words}>
          <Status tone="warn">{words}</Status>
        </p>
      ))}
      <Form
        id={`ajouter-${round.number}`}
        action={action}
        idempotencyKey={idempotencyKey}
        hidden={{
          ...hidden,
          ...{ roundId: round.roundId, seen: String(round.seen), at: String(round.at) },
          ...(round.deliverAt === null ? {} : { deliverAt: String(round.deliverAt) }),
        }}
      >
        <Button icon={Plus} tone={best ? 'primary' : 'quiet'}>
          {w.add}
          <span className="ui-hidden"> : {round.name}</span>
        </Button>
      </Form>
    </Card>
  )
}
