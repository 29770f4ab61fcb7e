/** A table of words as it is frozen and printed: every cell is written out, in the hub's language. */
export type PartTable = {
  caption: string
  columns: { name: string; align?: 'end' }[]
  rows: string[][]
}

/**
 * What one side of the trial says in the dossier of a gate, frozen with it: words and figures already written, so that
 * nothing read later can change them. An empty side says so in `lines`.
 */
export type DossierPart = {
  key: 'means' | 'focus' | 'learning' | 'signals' | 'people' | 'actions' | 'logistics' | 'plan' | 'next'
  title: string
  lines: string[]
  tables: PartTable[]
}
