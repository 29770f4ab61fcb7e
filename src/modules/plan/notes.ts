import type { Id } from '#kit/id.ts'
import type { Block, Pillar } from './rules/vocabulary.ts'

/** Papers of the board. None is a pillar's hue: those say only the pillar. */
export const noteColours = ['paper', 'straw', 'sky', 'mint', 'rose'] as const
export type NoteColour = (typeof noteColours)[number]

/** The seeds tell direct beneficiaries from indirect ones. */
export const sides = ['direct', 'indirect'] as const
export type Side = (typeof sides)[number]

/** Beyond this a block is a list, no longer a board. */
export const MAX_NOTES_IN_BLOCK = 60

/** What a note may stand for. A line is one of the plan: a cost, an income, the grant of a funder. */
export const linkKinds = ['organisation', 'service', 'line', 'measure'] as const
export type LinkKind = (typeof linkKinds)[number]
/** The record that the note stands for, by its id: of the line's row, or the measure's word. */
export type NoteLink = { readonly kind: LinkKind; readonly id: string }

/** What is written on a slip of the board. */
type NoteText = {
  readonly text: string
  readonly colour: NoteColour
  readonly pillar: Pillar | null
  readonly side: Side | null
}
export type Note = NoteText & {
  readonly link: NoteLink | null
  readonly id: Id<'Note'>
  readonly block: Block
  readonly position: number
  readonly version: number
}
export type TemplateNote = { readonly block: Block; readonly text: string } & Partial<NoteText>
