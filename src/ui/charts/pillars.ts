/** The four columns the model stands on; their hues are used for nothing else. */
export const PILLARS = ['activities', 'public', 'citizens', 'private'] as const
export type Pillar = (typeof PILLARS)[number]
