import type { Day } from '#kit/day.ts'
import { Button, ButtonLink } from '#ui/Button.tsx'
import { DayFr } from '#ui/DayFr.tsx'
import { useWords } from '#ui/language.tsx'
import { Notice } from '#ui/Notice.tsx'
import { en } from '../messages.en.ts'
import { fr } from '../messages.fr.ts'
import './measures.css'

type Props = { action: string; day: Day; today: Day; wrong: boolean; keep?: Readonly<Record<string, string>> }

/** Asks for the figures as they stood on a day, and says so when that day is not today. */
export function DayPicker({ action, day, today, wrong, keep = {} }: Props) {
  const t = useWords({ fr, en })
  const past = day !== today
  return (
    <>
      <form action={action} method="get" className="measures-day ui-no-print">
        {Object.entries(keep).map(([name, value]) => (
          <input key={name} type="hidden" name={name} value={value} />
        ))}
        <label htmlFor="jour">{t.asOf}</label>
        <input
          id="jour"
          type="date"
          name="jour"
          className="ui-input"
          defaultValue={day}
          max={today}
          aria-describedby="jour-help"
        />
        <Button>{t.show}</Button>
        <span id="jour-help" className="ui-soft ui-small">
          {t.asOfHelp}
        </span>
      </form>
      {wrong && <Notice tone="warn">{t.wrongDay}</Notice>}
      {past && (
        <Notice
          live={false}
          title={
            <>
              {t.stoodOn('')} <DayFr value={day} />
            </>
          }
          actions={<ButtonLink href={action}>{t.backToToday}</ButtonLink>}
        >
          {t.stoodOnText}
        </Notice>
      )}
    </>
  )
}
