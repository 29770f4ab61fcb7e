import type { BoardNote } from '#modules/plan/board.server.ts'
import { en } from '#modules/plan/messages.en.ts'
import { fr } from '#modules/plan/messages.fr.ts'
import { noteColours, sides } from '#modules/plan/notes.ts'
import { blocks, pillars } from '#modules/plan/rules/vocabulary.ts'
import type { ShownForm } from '#platform/forms/shown.ts'
import { Button, ButtonLink } from '#ui/Button.tsx'
import { Field } from '#ui/Field.tsx'
import { Form, FormActions } from '#ui/Form.tsx'
import { ArrowDown, ArrowUp, Link2, MessageSquare, Trash2 } from '#ui/icons.ts'
import { useWords } from '#ui/language.tsx'
import { Notice } from '#ui/Notice.tsx'
import { landing } from './arrange.ts'
import { MAX_NOTE } from './form.ts'
import { RecordLine } from './Slip.tsx'

type Props = {
  note: BoardNote
  notes: readonly BoardNote[]
  /** The notes shown with it: same block, same side. */
  beside: readonly BoardNote[]
  /** The board's address, without a note open. */
  base: string
  refused?: ShownForm
}

/** A slip opened: its words, its pillar, its paper, and every move that a drag can make. */
export function SlipForm({ note, notes, beside, base, refused }: Props) {
  const t = useWords({ fr, en })
  const w = t.board
  const action = `${base}?note=${note.id}`
  const seen = { id: note.id, version: String(note.version) }
  const at = beside.findIndex((other) => other.id === note.id)
  const place = (over: BoardNote | undefined, after: boolean) =>
    over ? landing(notes, note.id, { block: note.block, side: note.side, over: over.id, after }) : null
  const up = place(beside[at - 1], false)
  const down = place(beside[at + 1], true)
  const conflict = refused?.error && refused.values.text !== undefined && refused.values.text !== note.text
  return (
    <li
      id={`note-${note.id}`}
      className={`plan-note plan-note-open plan-paper-${note.colour}${note.pillar ? ` plan-pillar-${note.pillar}` : ''}`}
    >
      <p className="plan-note-text">{note.text}</p>
      <div className="plan-sheet">
        {conflict && (
          <Notice tone="warn" title={w.now}>
            {note.text}
          </Notice>
        )}
        <Form
          id="note"
          action={action}
          intent="edit"
          hidden={seen}
          errors={refused?.errors}
          error={refused?.error}
          values={
            refused?.values ?? {
              text: note.text,
              pillar: note.pillar ?? '',
              colour: note.colour,
              side: note.side ?? '',
            }
          }
        >
          <Field type="textarea" name="text" label={w.note} rows={3} maxLength={MAX_NOTE} />
          <Field
            type="select"
            name="pillar"
            label={w.pillar}
            optional
            blank={w.noPillar}
            options={pillars.map((value) => ({ value, label: t.pillars[value] }))}
          />
          {note.block === 'beneficiaries' && (
            <Field
              type="radio"
              name="side"
              label={w.side}
              inline
              options={sides.map((value) => ({ value, label: w.sides[value] }))}
            />
          )}
          <Field
            type="radio"
            name="colour"
            label={w.paper}
            inline
            options={noteColours.map((value) => ({ value, label: w.papers[value] }))}
          />
          <FormActions>
            <Button tone="primary">{w.save}</Button>
            <ButtonLink href={`${base}#note-${note.id}`}>{w.close}</ButtonLink>
          </FormActions>
        </Form>
        <Form id="move" action={action} intent="move" hidden={seen} className="plan-note-move">
          <Field
            type="select"
            name="block"
            label={w.moveTo}
            blank={false}
            value={note.block}
            options={blocks.map((value) => ({ value, label: t.blocks[value] }))}
          />
          <Button>{w.move}</Button>
        </Form>
        {note.record && <RecordLine record={note.record} hub={base.replace(/\/modele$/, '')} />}
        <div className="plan-note-verbs">
          <ButtonLink href={`${base}/notes/${note.id}`} icon={Link2}>
            {note.link ? t.canvas.link.change : t.canvas.link.link}
          </ButtonLink>
          <ButtonLink href={`${base}/commentaires?sur=note:${note.id}`} icon={MessageSquare}>
            {t.canvas.comments.open(note.comments)}
          </ButtonLink>
          {[
            { key: 'up', to: up, label: w.up, icon: ArrowUp },
            { key: 'down', to: down, label: w.down, icon: ArrowDown },
          ].map(
            ({ key, to, label, icon }) =>
              to && (
                <form key={key} method="post" action={action}>
                  {Object.entries({
                    ...seen,
                    block: to.block,
                    position: to.position,
                    side: to.side ?? '',
                  }).map(([name, value]) => (
                    <input key={name} type="hidden" name={name} value={value} />
                  ))}
                  <Button name="intent" value="move" icon={icon}>
                    {label}
                  </Button>
                </form>
              ),
          )}
          <form method="post" action={base}>
            <input type="hidden" name="id" value={note.id} />
            <input type="hidden" name="version" value={note.version} />
            <Button name="intent" value="remove" tone="danger" icon={Trash2}>
              {w.remove}
            </Button>
          </form>
        </div>
      </div>
    </li>
  )
}
