import type { ConditionState, ConditionVerb } from '../rules/conditions.ts'

/** What decisions asked for, and what became of it. */
export const conditionsFr = {
  follow: {
    title: 'Les conditions',
    lede: 'Ce que les décisions ont demandé, et ce qu’il en est advenu.',
    search: 'Chercher dans les conditions',
    none: 'Aucune condition',
    noneText:
      'Une décision « lancer sous conditions » dit ce qui doit être fait, et pour quand. Cela se suit ici.',
    noneFound: 'Aucune condition ne correspond',
    withoutFilters: 'Toutes les conditions',
    all: 'Toutes',
    late: 'En retard',
    lateBy: (n: number) => (n < 2 ? `En retard de ${n} jour` : `En retard de ${n} jours`),
    state: 'État',
    count: (n: number, capped: boolean) =>
      capped ? `plus de ${n} conditions` : n < 2 ? `${n} condition` : `${n} conditions`,
    one: 'Condition',
    from: (stage: string) => `Décision du palier « ${stage} »`,
    what: 'Que s’est-il passé ?',
    why: 'En quelques mots',
    whyHelp: 'Inutile pour « tenue », nécessaire sinon.',
    newDay: 'Nouvelle date',
    newDayHelp: 'Seulement pour « reporter ».',
    save: 'Enregistrer',
    saved: 'Enregistré.',
    reopen: 'Rouvrir cette condition',
    past: 'Ce qui s’est dit',
    signed: 'Inscrite dans la décision',
    movedTo: (from: string, to: string) => `du ${from} au ${to}`,
    firstDue: (day: string) => `pour le ${day}`,
  },
  conditionStates: { open: 'À tenir', kept: 'Tenue', 'not-kept': 'Non tenue' } satisfies Record<
    ConditionState,
    string
  >,
  conditionVerbs: {
    keep: 'Elle est tenue',
    miss: 'Elle n’a pas été tenue',
    move: 'Reporter à une autre date',
    reopen: 'Rouvrir',
  } satisfies Record<ConditionVerb, string>,
  conditionMoves: {
    keep: 'Tenue',
    miss: 'Non tenue',
    move: 'Reportée',
    reopen: 'Rouverte',
  } satisfies Record<ConditionVerb, string>,
} as const
