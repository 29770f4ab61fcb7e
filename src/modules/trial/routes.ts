import { type RouteConfigEntry, route } from '@react-router/dev/routes'

const page = (name: string) => `modules/trial/features/${name}/route.tsx`

export const trialRoutes: RouteConfigEntry[] = [
  route('phase-de-test', page('follow-trial')),
  route('phase-de-test/nouveau-palier', page('write-stage')),
  route('phase-de-test/decisions/:decision', page('show-decision')),
  route('phase-de-test/revue', page('step-back')),
  route('phase-de-test/revue/:review', page('show-review')),
  route('phase-de-test/apprendre', page('learn')),
  route('phase-de-test/apprendre/hypotheses', page('list-hypotheses')),
  route('phase-de-test/apprendre/hypotheses/export', 'modules/trial/features/list-hypotheses/export.ts'),
  route('phase-de-test/apprendre/hypotheses/:hypothesis', page('show-hypothesis')),
  route('phase-de-test/apprendre/tests', page('list-tests')),
  route('phase-de-test/apprendre/tests/export', 'modules/trial/features/list-tests/export.ts'),
  route('phase-de-test/apprendre/tests/nouveau', page('write-test')),
  route('phase-de-test/apprendre/tests/:test', page('show-test')),
  route('phase-de-test/apprendre/tests/:test/modifier', page('write-test'), { id: 'change-test' }),
  route('phase-de-test/apprendre/tests/:test/apprendre', page('write-learning')),
  route('phase-de-test/apprendre/tests/:test/cartes', page('print-test')),
  route('phase-de-test/:stage', page('show-stage')),
  route('phase-de-test/:stage/modifier', page('write-stage'), { id: 'change-stage' }),
  route('phase-de-test/:stage/hypotheses/nouvelle', page('write-hypothesis')),
  route('phase-de-test/:stage/hypotheses/:hypothesis', page('write-hypothesis'), { id: 'change-hypothesis' }),
  route('phase-de-test/:stage/criteres/nouveau', page('write-criterion')),
  route('phase-de-test/:stage/criteres/:criterion', page('write-criterion'), { id: 'change-criterion' }),
  route('phase-de-test/:stage/decision', page('decide')),
]
