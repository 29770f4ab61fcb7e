/** The words of criteria: their page, their sets, their votes. */
export const fr = {
  rubric: {
    measure: 'Avis sur une grille à quatre niveaux',
    levelOf: (n: number, words: string) => `${n} : ${words}.`,
    sampled: ['avis', 'avis'],
  },
} as const
