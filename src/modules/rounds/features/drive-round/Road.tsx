import { useEffect, useRef } from 'react'
import { en } from '#modules/rounds/messages.drive.en.ts'
import { fr } from '#modules/rounds/messages.drive.fr.ts'
import { cardsOf } from '#modules/rounds/rules/drive/told.ts'
import { Button } from '#ui/Button.tsx'
import { Undo2 } from '#ui/icons.ts'
import { useWords } from '#ui/language.tsx'
import { Notice } from '#ui/Notice.tsx'
import { Progress } from '#ui/Progress.tsx'
import { EndCard, LeaveCard, NoteCard } from './EndCard.tsx'
import type { DriveStop } from './query.server.ts'
import { ScanBox } from './ScanBox.tsx'
import { OverStop, StopCard } from './StopCard.tsx'
import type { Drive } from './useDrive.ts'

const waits = ({ state }: DriveStop) => state === 'todo' || state === 'arrived'

/** The road in its order: leaving, the next stop as large as the page, those after it folded, what is behind, coming back. */
export function Road({ drive }: { drive: Drive }) {
  const t = useWords({ fr, en })
  const { round, outbox } = drive
  const { state, stops } = round
  const cards = cardsOf(stops.map((stop) => ({ ...stop, waits: waits(stop) && !stop.over })))
  const todo = cards.filter(([first]) => first!.waits)
  const behind = stops.filter((stop) => !waits(stop) || stop.over)
  const here = todo.find((card) => card.some((stop) => stop.state === 'arrived')) ?? todo[0]
  const mayAct = round.mine && (state === 'ready' || state === 'out')
  const nextStop = useRef<HTMLHeadingElement>(null)
  const shown = useRef(here?.[0]?.serves)
  // What was just said took its card away: the focus goes to the stop that comes now, not back to the top of the page.
  useEffect(() => {
    if (shown.current !== here?.[0]?.serves && document.activeElement === document.body)
      nextStop.current?.focus()
    shown.current = here?.[0]?.serves
  }, [here])
  return (
    <>
      {state === 'draft' && (
        <Notice tone="info" live={false}>
          {t.notReady}
        </Notice>
      )}
      {state === 'cancelled' && (
        <Notice tone="warn" live={false}>
          {t.cancelled}
        </Notice>
      )}
      {state === 'ended' && <Notice tone="success">{t.ended}</Notice>}
      {state === 'out' && (
        <Progress
          id="fait"
          label={t.progressLabel}
          value={behind.length}
          max={stops.length}
          words={t.progress(behind.length, stops.length)}
        />
      )}
      {mayAct && state === 'ready' && <LeaveCard drive={drive} />}
      {mayAct && outbox.ready && todo.length > 0 && <ScanBox drive={drive} />}
      <HeldNews drive={drive} />
      {here && (
        <section aria-labelledby="prochain">
          <h2 id="prochain" className="drive-group" tabIndex={-1} ref={nextStop}>
            {t.next}
          </h2>
          <StopCard key={here[0]!.serves} stops={here} drive={drive} mayAct={mayAct} next={state === 'out'} />
        </section>
      )}
      {todo.length > 1 && (
        <section aria-labelledby="ensuite">
          <h2 id="ensuite" className="drive-group">
            {t.after}
          </h2>
          <div className="drive-after">
            {todo
              .filter((card) => card !== here)
              .map((card) => (
                <StopCard key={card[0]!.serves} stops={card} drive={drive} mayAct={mayAct} folded />
              ))}
          </div>
        </section>
      )}
      {behind.length > 0 && (
        <details className="drive-behind">
          <summary>{t.finished(behind.length)}</summary>
          <ul>
            {behind.map((stop) => (
              <OverStop key={stop.serves} stop={stop} drive={drive} />
            ))}
          </ul>
          {mayAct && <p className="ui-soft ui-small">{t.mistake}</p>}
        </details>
      )}
      {mayAct && state === 'out' && <EndCard drive={drive} left={todo.flat().length} />}
      {round.mine && state !== 'draft' && state !== 'cancelled' && <NoteCard drive={drive} />}
    </>
  )
}

/** A touch too many is taken back here, where the card was, before it leaves. */
function HeldNews({ drive }: { drive: Drive }) {
  const t = useWords({ fr, en })
  const { held, outbox } = drive
  if (held.length === 0) return null
  return (
    <Notice
      tone="success"
      actions={
        <Button type="button" icon={Undo2} onClick={() => void outbox.dismiss(...held)}>
          {t.takeBack}
        </Button>
      }
    >
      {held.map(({ id, label }) => (
        <p key={id}>{label}</p>
      ))}
    </Notice>
  )
}
