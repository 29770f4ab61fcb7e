/** What revenue and costs may be told apart by. */
export const AXES = ['activity', 'pillar', 'funder', 'stage'] as const
export type Axis = (typeof AXES)[number]
