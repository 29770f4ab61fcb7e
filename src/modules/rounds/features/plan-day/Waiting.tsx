import { minuteIn } from '#kit/day.ts'
import { WAYS } from '#modules/rounds/rules/errands/errand.ts'
import { isOpenRound } from '#modules/rounds/rules/life.ts'
import { useDayWords } from '#modules/rounds/ui/day-words.ts'
import { errandHref } from '#modules/rounds/ui/errand-href.ts'
import { HeldGoods } from '#modules/rounds/ui/HeldGoods.tsx'
import type { ShownForm } from '#platform/forms/shown.ts'
import { Button, ButtonLink } from '#ui/Button.tsx'
import { Field } from '#ui/Field.tsx'
import { Asking, Form } from '#ui/Form.tsx'
import { ArrowRight, Clock3, MapPin, Search } from '#ui/icons.ts'
import { useLanguage } from '#ui/language.tsx'
import { Status } from '#ui/Status.tsx'
import type { Board } from './query.server.ts'
import type { Sent } from './StopCard.tsx'

type Props = {
  hub: string | undefined
  board: Board
  base: string
  sent: Sent
  refused: ShownForm | undefined
}

/** What waits for a round: filtered, ticked and put in one, or dragged. */
export function Waiting({ hub, board, base, sent, refused }: Props) {
  const { t } = useDayWords()
  const { waiting, filter, day, all } = board
  const narrowed = filter.q !== '' || filter.way !== undefined
  const open = board.rounds.filter((round) => isOpenRound(round.state))
  return (
    <section className="day-waiting ui-no-print" aria-labelledby="en-attente" data-waiting="">
      <h2 id="en-attente">
        {t.waiting.title} <span className="day-count">{all}</span>
      </h2>
      {(all > 0 || narrowed) && (
        <form action={base} method="get" className="day-filter">
          <input type="hidden" name="jour" value={day} />
          <Asking>
            <Field
              type="search"
              name="q"
              label={t.waiting.search}
              value={filter.q}
              labelHidden
              placeholder={t.waiting.search}
            />
            <Field
              type="select"
              name="sens"
              label={t.waiting.way}
              labelHidden
              value={filter.way}
              blank={t.waiting.everyWay}
              optional
              options={WAYS.map((value) => ({ value, label: t.ways[value] }))}
            />
          </Asking>
          <Button icon={Search}>{t.waiting.filter}</Button>
          {narrowed && <a href={`${base}?jour=${day}`}>{t.waiting.clear}</a>}
        </form>
      )}
      {board.unplaced > 0 && (
        <p className="day-unplaced">
          <MapPin className="ui-icon" /> {t.waiting.unplaced(board.unplaced)}{' '}
          <a href={`${base}/courses/attente?jour=${day}`}>{t.waiting.place}</a>
        </p>
      )}
      {waiting.length === 0 ? (
        <p className="ui-soft">{narrowed ? t.waiting.noneFound : t.waiting.none}</p>
      ) : (
        <Form id="attente" intent="add" hidden={{ ...sent }} {...refused}>
          {open.length === 0 && <p className="ui-soft">{t.waiting.needsRound}</p>}
          {open.length > 0 && (
            <div className="day-put">
              <Field
                type="select"
                name="to"
                label={t.waiting.to}
                blank={open.length === 1 ? false : undefined}
                options={open.map(({ number, name }) => ({ value: number, label: name }))}
              />
              <Button icon={ArrowRight}>{t.waiting.put}</Button>
            </div>
          )}
          {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keys */}
          <ul
            className="day-waiting-list"
            tabIndex={waiting.length > 4 ? 0 : undefined}
            aria-labelledby="en-attente"
          >
            {waiting.map((errand) => (
              <Waits key={errand.key} {...{ errand, day, hub }} tick={open.length > 0} />
            ))}
          </ul>
        </Form>
      )}
      {all === 0 && <p className="ui-soft ui-small">{t.waiting.noneText}</p>}
      {board.left > 0 && (
        <p className="ui-small">
          <a href={`${base}/courses/attente?jour=${day}`}>{t.waiting.left(board.left)}</a>
        </p>
      )}
      <p className="ui-row">
        <ButtonLink href={`${base}/courses/nouvelle?jour=${day}`}>{t.note}</ButtonLink>
      </p>
    </section>
  )
}

type WaitsProps = { errand: Board['waiting'][number]; day: string; hub: string | undefined; tick: boolean }

function Waits({ errand, day, hub, tick }: WaitsProps) {
  const { t, day: said, hour } = useDayWords()
  const { zone } = useLanguage()
  const late = errand.dueOn < day
  return (
    <li data-errand={errand.key} className="day-errand">
      <label>
        <input type="checkbox" name="keys" value={errand.key} disabled={!tick} />
        <span>
          <strong>{errand.what}</strong>
          {errand.whom && <span className="day-errand-line">{errand.whom}</span>}
          <span className="day-errand-line ui-soft">{errand.address || t.waiting.noAddress}</span>
          <span className="day-errand-line ui-soft">
            {t.ways[errand.way]} ·{' '}
            <a href={errandHref(hub, errand.key, errand.number)} draggable={false}>
              {errand.number}
            </a>
          </span>
          {(late || errand.held || errand.agreedAt || errand.hours.length > 0 || !errand.point) && (
            <span className="day-errand-line round-warnings">
              {errand.held && <HeldGoods held={errand.held} />}
              {late && <Status tone="danger">{t.waiting.late(said(errand.dueOn))}</Status>}
              {errand.agreedAt ? (
                <Status tone="info" icon={Clock3}>
                  {t.waiting.agreed(hour(minuteIn(errand.agreedAt, zone)))}
                </Status>
              ) : (
                errand.hours.length > 0 && (
                  <Status tone="neutral" icon={Clock3}>
                    {errand.hours.map(({ from, to }) => t.stop.between(hour(from), hour(to))).join(', ')}
                  </Status>
                )
              )}
              {!errand.point && <Status tone="warn">{t.warnings.unplaced}</Status>}
            </span>
          )}
        </span>
      </label>
      <p className="day-errand-more">
        <a
          href={`/${hub}/tournees/courses/${errand.requestId ? 'demande/' : ''}${errand.number}`}
          draggable={false}
        >
          {t.waiting.adjust}
          <span className="ui-hidden"> {errand.number}</span>
        </a>
        {tick && errand.point && (
          <a
            href={`/${hub}/tournees/essai?jour=${day}&course=${encodeURIComponent(errand.key)}`}
            draggable={false}
          >
            {t.waiting.try}
            <span className="ui-hidden"> {errand.number}</span>
          </a>
        )}
      </p>
    </li>
  )
}
