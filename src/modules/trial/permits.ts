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
/** Notes a weak signal, from any page: everybody of the team sees and hears some. */
export const mayNoteSignals = allow('coordinator', 'treasurer', 'desk', 'drop-off', 'driver', 'volunteer')
/** Reads the notebook of signals. */
export const mayReadSignals = allow('coordinator', 'treasurer', 'committee', 'desk')
/** Sees whom a signal is about, hears its voice and sees its photo: the committee reads words alone. */
export const maySeeSignalPeople = allow('coordinator', 'treasurer', 'desk')
/** Treats signals in the review. */
export const mayReviewSignals = allow('coordinator')
/** Sees by name who commits themselves, and notes who was thanked or asked. */
export const mayKeepMobilisation = allow('coordinator')
/** Gives an opinion on a criterion that is a grid. */
export const mayVote = mayReadTrial
/** Gives one where the committee alone does. */
export const mayVoteAsCommittee = allow('committee')
/** Writes down somebody else's opinion. */
export const mayVoteForOthers = mayWriteTrial
/** Keeps sets of criteria, and chooses how sure the hub wants to be. */
export const mayWriteSets = mayWriteTrial
