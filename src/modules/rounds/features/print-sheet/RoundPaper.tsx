import { en } from '#modules/rounds/messages.tell.en.ts'
import { fr } from '#modules/rounds/messages.tell.fr.ts'
import { HeldGoods } from '#modules/rounds/ui/HeldGoods.tsx'
import { formatClock, formatDay } from '#ui/dates.ts'
import { formatPhone } from '#ui/format.ts'
import { useLanguage, useWords } from '#ui/language.tsx'
import type { Sheet } from './query.server.ts'
import './sheet.css'

/** A round as it is held in the van: what to load, then stop after stop in big letters, with boxes to tick. */
export function RoundPaper({ sheet }: { sheet: Sheet }) {
  return (
    <article className="rounds-sheet">
      <Head sheet={sheet} />
      <Loading sheet={sheet} />
      <Stops sheet={sheet} />
      <Back />
    </article>
  )
}

function Head({ sheet }: { sheet: Sheet }) {
  const t = useWords({ fr, en }).sheet
  const { locale } = useLanguage()
  const facts = [
    [t.driver, sheet.whoName || t.nobody],
    [t.vehicle, sheet.vehicleName],
    [t.leaves, formatClock(sheet.leaves, locale)],
    [t.returns, formatClock(sheet.returns, locale)],
    [t.from, sheet.start],
  ].filter(([, value]) => value)
  return (
    <header className="rounds-sheet-head">
      <p className="rounds-sheet-number">
        {sheet.number} · {formatDay(sheet.day, locale)}
      </p>
      <h2>{sheet.name}</h2>
      <dl>
        {facts.map(([term, value]) => (
          <div key={term}>
            <dt>{term}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      {sheet.note && <p>{sheet.note}</p>}
    </header>
  )
}

function Loading({ sheet }: { sheet: Sheet }) {
  const t = useWords({ fr, en }).sheet
  const { loading, stops, total } = sheet
  return (
    <section className="rounds-sheet-loading">
      <h3>{t.loading}</h3>
      {loading.length === 0 ? (
        <p>{t.nothingToLoad}</p>
      ) : (
        <>
          <p className="ui-soft">
            {t.loadingHelp} {t.loadingTotal(total.kg, total.crates)}
          </p>
          <ol>
            {loading.map(({ id, position }) => {
              const stop = stops.find((one) => one.id === id)!
              return (
                <li key={id}>
                  <Box /> <strong>{stop.what}</strong>, {stop.whom || stop.address}{' '}
                  <span className="ui-soft">
                    {[t.load(stop.load.kg, stop.load.crates), t.forStop(position)]
                      .filter(Boolean)
                      .join(' · ')}
                  </span>{' '}
                  {stop.held && <HeldGoods held={stop.held} />}
                </li>
              )
            })}
          </ol>
        </>
      )}
    </section>
  )
}

/** A box to tick with a pen. */
const Box = () => <span aria-hidden="true" className="rounds-sheet-box" />

/** A word and a line to write on. */
const Line = ({ word }: { word: string }) => (
  <span className="rounds-sheet-line">
    {word} <span aria-hidden="true" />
  </span>
)

function Stops({ sheet }: { sheet: Sheet }) {
  const t = useWords({ fr, en }).sheet
  return (
    <section>
      <h3>{t.stops}</h3>
      <ol className="rounds-sheet-stops">
        {sheet.stops.map((stop) => (
          <Stop key={stop.id} stop={stop} />
        ))}
      </ol>
    </section>
  )
}

function Stop({ stop }: { stop: Sheet['stops'][number] }) {
  const t = useWords({ fr, en }).sheet
  const { locale } = useLanguage()
  const {
    way,
    part,
    what,
    whom,
    phone,
    needs,
    note,
    address,
    hours,
    minutes,
    load,
    begin,
    number,
    over,
    held,
  } = stop
  const does = part === 'pickup' ? t.parts.pickup : part === 'delivery' ? t.parts.delivery : undefined
  const verb = does ?? (way === 'carry' ? t.parts.bring : t.parts[way])
  const windows = hours.map(({ from, to }) => t.between(formatClock(from, locale), formatClock(to, locale)))
  return (
    <li>
      <div className="rounds-sheet-when">
        <span className="rounds-sheet-time">
          {begin === null ? t.unplaced : formatClock(Math.floor(begin / 60), locale)}
        </span>
        {windows.length > 0 && <span className="ui-soft">{windows.join(t.or)}</span>}
      </div>
      <div className="rounds-sheet-what">
        <p className="rounds-sheet-who">{whom || what}</p>
        <p className="rounds-sheet-address">
          {address}
          {phone && (
            <>
              {' · '}
              <a href={`tel:${phone}`}>{formatPhone(phone)}</a>
            </>
          )}
        </p>
        {over && <p className="rounds-sheet-over">{t.over}</p>}
        {held && (
          <p>
            <HeldGoods held={held} />
          </p>
        )}
        <p>
          <strong>{verb}</strong> : {what}
          <span className="ui-soft">
            {[t.load(load.kg, load.crates), way === 'visit' ? t.minutes(minutes) : '', number]
              .filter(Boolean)
              .map((word) => ` · ${word}`)
              .join('')}
          </span>
        </p>
        {[needs, note].filter(Boolean).map((word) => (
          <p key={word} className="rounds-sheet-note">
            {word}
          </p>
        ))}
        <p className="rounds-sheet-tick">
          <span>
            <Box /> {t.done}
          </span>
          <Line word={t.at} />
          <Line word={t.cash} />
          <span className="rounds-sheet-why">
            <Box /> <Line word={t.notDone} />
          </span>
        </p>
      </div>
    </li>
  )
}

function Back() {
  const t = useWords({ fr, en }).sheet
  return (
    <section className="rounds-sheet-back">
      <h3>{t.return}</h3>
      <p>
        {[t.counterOut, t.counterBack, t.hourBack, t.cashBack, t.crates, t.signed].map((word) => (
          <Line key={word} word={word} />
        ))}
      </p>
    </section>
  )
}
