const figures = (day: string): string => day.split('-').reverse().join('/')

/** Words written in the history and in the reasons of prices: kept in French, as they were said. */
export const keptFr = {
  included: (number: string) => `compris dans le contrat ${number}`,
  agreedPrice: (number: string) => `prix du contrat ${number}`,
  generated: (title: string) => `Saison générée : ${title}`,
  moved: 'Date déplacée',
  ruleChanged: (from: string) => `La règle change à partir du ${figures(from)}`,
  stopped: (last: string) => `Plus de passage après le ${figures(last)}`,
  contractOver: (number: string) => `Le contrat ${number} a pris fin`,
} as const
