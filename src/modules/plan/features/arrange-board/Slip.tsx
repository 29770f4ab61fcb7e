import type { BoardNote } from '#modules/plan/board.server.ts'
import { en } from '#modules/plan/messages.en.ts'
import { fr } from '#modules/plan/messages.fr.ts'
import { sayFigure } from '#modules/plan/note-figures.ts'
import { Link2, MessageSquare } from '#ui/icons.ts'
import { useLocale, useWords } from '#ui/language.tsx'

/** Narrow columns may break after a slash: `Particuliers/habitants`. */
const breakable = (text: string) => text.replaceAll('/', '/\u200b')

type Props = {
  note: BoardNote
  /** Opens the slip for change; absent for who only reads. */
  href?: string
  /** The hub's address. */
  hub: string
}

/** One slip of paper: its words open it for change; below, what its record shows, its flows and its comments. */
export function Slip({ note, href, hub }: Props) {
  const t = useWords({ fr, en })
  const marks = note.marks.join(', ')
  return (
    <li
      id={`note-${note.id}`}
      className={`plan-note plan-paper-${note.colour}${note.pillar ? ` plan-pillar-${note.pillar}` : ''}`}
      data-note={href ? note.id : undefined}
    >
      {href ? (
        <a className="plan-note-text" href={href} draggable={false}>
          {breakable(note.text)}
          <span className="ui-hidden"> ({t.board.edit})</span>
        </a>
      ) : (
        <p className="plan-note-text">{breakable(note.text)}</p>
      )}
      {note.record && <RecordLine record={note.record} own={note.text} hub={hub} />}
      {note.pillar && <p className="plan-note-pillar">{t.pillars[note.pillar]}</p>}
      {(note.marks.length > 0 || note.comments > 0) && (
        <p className="plan-note-marks">
          {note.marks.length > 0 && (
            <a className="plan-mark" href={`${hub}/modele/qui-paie`} title={t.canvas.flows.marks(marks)}>
              <span className="ui-hidden">{t.canvas.flows.marks('')}</span>
              {marks}
            </a>
          )}
          {note.comments > 0 && (
            <a className="plan-note-said" href={`${hub}/modele/commentaires?sur=note:${note.id}`}>
              <MessageSquare className="ui-icon" /> {note.comments}
              <span className="ui-hidden"> {t.canvas.comments.count(note.comments)}</span>
            </a>
          )}
        </p>
      )}
    </li>
  )
}

/** The linked record by its name, with its live figures; said to be gone when it is. */
export function RecordLine({
  record,
  own,
  hub,
}: {
  record: NonNullable<BoardNote['record']>
  /** The slip's words: a record of the same name is not named twice. */
  own?: string
  hub: string
}) {
  const t = useWords({ fr, en })
  const locale = useLocale()
  if (record.name === null) return <p className="plan-note-record">{t.canvas.link.gone}</p>
  const name = record.name === own ? t.canvas.link.kind[record.kind] : record.name
  const figures = record.figures.map((figure) => sayFigure(figure, t.canvas.figure, locale))
  return (
    <p className="plan-note-record">
      <Link2 className="ui-icon" /> {record.path ? <a href={`${hub}/${record.path}`}>{name}</a> : name}
      {figures.map((figure) => (
        <span key={figure} className="ui-figures">
          {' · '}
          {figure}
        </span>
      ))}
    </p>
  )
}
