/** Rounds that share a vehicle or a driver. */
export const fr = {
  turns: 'Chacune son tour',
  turn: {
    vehicle: (what: string) => `${what} sert à deux tournées :`,
    driver: (who: string) => `${who} conduit deux tournées :`,
    both: (what: string) => `Même véhicule et même conducteur (${what}) :`,
  },
  back: (hour: string) => `rentre avant ${hour},`,
  leaves: 'part ensuite.',
  turnsKept: 'Garder ce plan change leurs horaires ainsi. Annuler les remet comme avant.',
  meet: 'Deux tournées se gênent',
  meeting: {
    vehicle: (first: string, second: string, what: string) =>
      `« ${first} » et « ${second} » ont besoin du même véhicule (${what}) en même temps. Changez les horaires de l’une, puis cherchez de nouveau.`,
    driver: (first: string, second: string, who: string) =>
      `${who} devrait conduire « ${first} » et « ${second} » en même temps. Changez les horaires de l’une, puis cherchez de nouveau.`,
    both: (first: string, second: string, what: string) =>
      `« ${first} » et « ${second} » ont besoin du même véhicule et du même conducteur (${what}) en même temps. Changez les horaires de l’une, puis cherchez de nouveau.`,
  },
  hoursOf: (name: string) => `Horaires de « ${name} »`,
  overlap: {
    vehicle: 'Même véhicule que',
    driver: 'Même conducteur que',
    both: 'Même véhicule et même conducteur que',
  },
  during: (from: string, to: string) => `de ${from} à ${to}`,
}
