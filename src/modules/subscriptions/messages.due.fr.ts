/** Words that statements and wallets keep: French whatever the language of the screen. */
export const dueFr = {
  due: (plan: string, from: string, to: string) => `${plan}, du ${from} au ${to}`,
  dueFor: (what: string, who: string) => `${what}, pour ${who}`,
} as const
