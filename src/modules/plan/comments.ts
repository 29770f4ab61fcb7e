/** What a comment is about. */
export const commentSubjects = ['note', 'line', 'scenario', 'plan'] as const
export type CommentSubject = (typeof commentSubjects)[number]
