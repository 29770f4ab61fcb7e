import { allow } from '#platform/session/roles.ts'

/** Reads stages, criteria and decisions. */
export const mayReadTrial = allow('coordinator', 'treasurer', 'committee')
/** Writes stages, hypotheses and criteria. */
export const mayWriteTrial = allow('coordinator')
/** Signs a decision. */
export const mayDecide = allow('coordinator')
/** Says who is of the committee, and how many voices a decision needs. */
export const mayKeepCommittee = allow('coordinator')
/** Answers a gate with an account; the committee's list says in whose name. */
export const mayGiveOpinion = allow('committee')
/** Says what became of the conditions of a decision. */
export const mayFollowConditions = allow('coordinator')
/** Holds the weekly review. */
export const mayReview = allow('coordinator')
