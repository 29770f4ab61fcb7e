import { en } from '#modules/trial/messages.en.ts'
import { fr } from '#modules/trial/messages.fr.ts'
import type { Outcome } from '#modules/trial/rules/words.ts'
import type { StageNow } from '#modules/trial/trial.server.ts'
import { STAGE_TONES } from '#modules/trial/ui/stage-tones.ts'
import { Amount } from '#ui/Amount.tsx'
import { DayFr } from '#ui/DayFr.tsx'
import { useWords } from '#ui/language.tsx'
import { Status } from '#ui/Status.tsx'
import { Table } from '#ui/Table.tsx'

type Props = {
  stages: readonly StageNow[]
  decisions: readonly { id: string; stageId: string; number: number; outcome: Outcome }[]
  base: string
}

/** Every stage, first to last, with its decisions. */
export function StageList({ stages, decisions, base }: Props) {
  const t = useWords({ fr, en })
  return (
    <section>
      <h2>{t.stages}</h2>
      <Table
        caption={t.stages}
        rows={stages}
        rowKey={(stage) => stage.id}
        columns={[
          {
            key: 'name',
            header: t.columns.stage,
            cell: (stage) => (
              <>
                {t.stage(stage.rank)} · <a href={`${base}/${stage.id}`}>{stage.name}</a>
              </>
            ),
          },
          {
            key: 'dates',
            header: t.columns.dates,
            cell: (stage) => (
              <>
                <DayFr value={stage.startsOn} /> – <DayFr value={stage.endsOn} />
              </>
            ),
          },
          {
            key: 'budget',
            header: t.columns.budget,
            cell: (stage) => <Amount value={stage.budget} round />,
            align: 'end',
            foldLabel: true,
          },
          {
            key: 'decisions',
            header: t.decision,
            cell: (stage) =>
              decisions
                .filter((one) => one.stageId === stage.id)
                .map((one) => (
                  <div key={one.id}>
                    <a href={`${base}/decisions/${one.id}`}>{t.outcomes[one.outcome]}</a>
                  </div>
                )),
          },
          {
            key: 'state',
            header: t.columns.state,
            cell: (stage) => <Status tone={STAGE_TONES[stage.state]}>{t.states[stage.state]}</Status>,
          },
        ]}
      />
    </section>
  )
}
