import { machine } from '#kit/machine.ts'

/** Where the file of a provider stands. Only an approved one is given work. */
export const FILE_STATES = ['candidate', 'approved', 'suspended', 'refused'] as const
export type FileState = (typeof FILE_STATES)[number]

/** As a list shows them: without a file one works as before, to be completed. */
export const LISTED_STATES = ['none', ...FILE_STATES] as const

/** Kinds of organisations that work for the hub. */
export const PROVIDER_KINDS = ['provider', 'producer'] as const

export const FILE_VERBS = ['open', 'approve', 'suspend', 'resume', 'refuse', 'reopen'] as const
export type FileVerb = (typeof FILE_VERBS)[number]

/** The life of a file: looked at, approved, suspended for a while, refused, and looked at again. */
export const fileLife = machine<FileState, FileVerb>([
  { verb: 'approve', from: ['candidate'], to: 'approved' },
  { verb: 'suspend', from: ['approved'], to: 'suspended' },
  { verb: 'resume', from: ['suspended'], to: 'approved' },
  { verb: 'refuse', from: ['candidate', 'suspended'], to: 'refused' },
  { verb: 'reopen', from: ['refused'], to: 'candidate' },
])

/** Turning somebody away, for a while or for good, needs words for them. */
export const needsWhy = (verb: FileVerb): boolean => verb === 'suspend' || verb === 'refuse'
