import { machine } from '#kit/machine.ts'

/** Projet → Signé → (Résilié) → Terminé. */
export const CONTRACT_STATES = ['draft', 'signed', 'terminated', 'ended'] as const
export type ContractState = (typeof CONTRACT_STATES)[number]

export const CONTRACT_VERBS = [
  'draft',
  'sign',
  'amend',
  'renew',
  'terminate',
  'withdraw',
  'end',
  'drop',
] as const
export type ContractVerb = (typeof CONTRACT_VERBS)[number]

/**
 * The life of a contract. Notice given (`terminate`) names the last day: the contract still runs until then, and may be
 * taken back (`withdraw`) while it does. A draft that leads nowhere is dropped.
 */
export const contractLife = machine<ContractState, ContractVerb>([
  { verb: 'sign', from: ['draft'], to: 'signed' },
  { verb: 'amend', from: ['signed'], to: 'signed' },
  { verb: 'renew', from: ['signed'], to: 'signed' },
  { verb: 'terminate', from: ['signed'], to: 'terminated' },
  { verb: 'withdraw', from: ['terminated'], to: 'signed' },
  { verb: 'end', from: ['signed', 'terminated'], to: 'ended' },
  { verb: 'drop', from: ['draft'], to: 'ended' },
])

/** It is in force on its days: work is done under it, and its fee is owed. */
export const isLive = (state: ContractState): boolean => state === 'signed' || state === 'terminated'

/** Ending before its term, or giving up a draft, says why. */
export const needsWhy = (verb: ContractVerb): boolean =>
  verb === 'terminate' || verb === 'withdraw' || verb === 'drop' || verb === 'amend'
