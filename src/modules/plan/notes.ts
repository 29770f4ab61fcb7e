import type { Id } from '#kit/id.ts'
import type { Block, Pillar } from './rules/vocabulary.ts'

/** Papers of the board. None is a pillar's hue: those say only the pillar. */
export const noteColours = ['paper', 'straw', 'sky', 'mint', 'rose'] as const
export type NoteColour = (typeof noteColours)[number]

/** The seeds tell direct beneficiaries from indirect ones. */
export const sides = ['direct', 'indirect'] as const
export type Side = (typeof sides)[number]

/** A record of another module that the note stands for. */
export type NoteLink = { readonly kind: string; readonly id: string }

/** What is written on a slip of the board. */
type NoteText = {
  readonly text: string
  readonly colour: NoteColour
  readonly pillar: Pillar | null
  readonly side: Side | null
}
export type Note = NoteText & {
  readonly id: Id<'Note'>
  readonly block: Block
  readonly position: number
  readonly version: number
}
export type TemplateNote = { readonly block: Block; readonly text: string } & Partial<NoteText>
