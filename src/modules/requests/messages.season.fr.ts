/** Recurring work: its season, its dates, what was missed. */
export const seasonFr = {
  included: (number: string) => `compris dans le contrat ${number}`,
  agreedPrice: (number: string) => `prix du contrat ${number}`,
  generated: (title: string) => `Saison générée : ${title}`,
} as const
