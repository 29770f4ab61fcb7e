/** Rounds that share a vehicle or a driver, and what each constraint of a plan costs. */
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
  constraints: {
    title: 'Ce que coûte chaque contrainte',
    titleOf: (day: string) => `Ce que coûte chaque contrainte, le ${day}`,
    ask: 'Ce que coûte chaque contrainte',
    askText:
      'Palier cherche ce que la journée gagnerait en assouplissant une chose à la fois. Cela prend quelques secondes.',
    lede: 'Ce que la journée gagnerait en assouplissant une chose à la fois. Rien ne change.',
    back: 'Le plan proposé',
    first: 'Cherchez d’abord un plan, puis demandez ce que coûte chaque contrainte.',
    none: 'Rien ne retient ce plan : il n’y a pas de contrainte à assouplir.',
    table: 'Une chose à la fois, la plus chère d’abord',
    columns: {
      what: 'Si l’on assouplissait',
      gain: 'Marge',
      km: 'Kilomètres',
      served: 'Courses servies',
    },
    eased: {
      windows: 'Les heures des portes',
      load: 'Ce que portent les véhicules',
      length: 'La durée des tournées',
      skills: 'L’équipement et le conducteur demandés',
      locks: 'Les arrêts qui restent dans leur tournée',
      more: 'Un véhicule de plus',
      fewer: 'Un véhicule de moins',
    },
    helps: {
      windows: 'On passe à toute heure.',
      load: 'Tout tient à bord en une fois.',
      length: 'Retour deux heures plus tard, sans limite de kilomètres.',
      skills: 'Chaque tournée peut tout faire.',
      locks: 'Verrouillés, annoncés ou déjà rangés, ils peuvent changer de tournée.',
      more: 'Le même que celui qui a le plus d’arrêts, avec quelqu’un au volant.',
      fewer: 'Celui qui a le moins d’arrêts reste au garage.',
    },
    names: {
      windows: 'les heures des portes',
      load: 'la charge',
      length: 'la durée',
      skills: 'l’équipement et le conducteur',
      locks: 'les arrêts qui restent dans leur tournée',
      more: 'un véhicule de plus',
      fewer: 'un véhicule de moins',
    },
    free: (names: readonly string[]) => `Ne changerait rien : ${names.join(', ')}.`,
    note: 'Un ordre de grandeur : ce qu’une recherche de moins d’une seconde trouve à partir de ce plan.',
  },
}
