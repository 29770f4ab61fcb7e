import './beside.css'
import { redirect } from 'react-router'
import { en } from '#modules/plan/messages.en.ts'
import { fr } from '#modules/plan/messages.fr.ts'
import { mayReadPlan } from '#modules/plan/permits.ts'
import { Differences } from '#modules/plan/ui/Differences.tsx'
import { PlanTabs } from '#modules/plan/ui/PlanTabs.tsx'
import { noPage, refusePage } from '#platform/session/guard.ts'
import { hubContext, servicesContext } from '#platform/session/request.server.ts'
import { Button, ButtonLink } from '#ui/Button.tsx'
import { Field } from '#ui/Field.tsx'
import { Asking } from '#ui/Form.tsx'
import { Columns2 } from '#ui/icons.ts'
import { useWords } from '#ui/language.tsx'
import { Notice } from '#ui/Notice.tsx'
import { PageHeader } from '#ui/PageHeader.tsx'
import type { Route } from './+types/route'
import { BoardsBeside, FiguresBeside } from './Beside.tsx'
import { hubBeside, keptVersions, otherHubs, versionsBeside } from './query.server.ts'

const NOW = 'aujourdhui'
/** A version's number, or today; anything else is no page. */
function versionIn(text: string): number | null {
  if (text === NOW) return null
  const n = Number(text)
  return Number.isInteger(n) && n > 0 && n < 1_000_000 ? n : noPage()
}

export async function loader({ request, context, params }: Route.LoaderArgs) {
  const ctx = context.get(hubContext)
  if (!mayReadPlan(ctx.actor)) refusePage()
  const { db } = context.get(servicesContext)
  const query = new URL(request.url).searchParams
  const versions = await keptVersions(ctx)
  if (!versions) throw redirect(`/${params.hub}/modele/nouveau`)
  const hubs = (await otherHubs(ctx, db)).map(({ slug, name }) => ({ slug, name }))
  const slug = query.get('lieu')
  const here = ctx.hub.name
  if (slug) {
    const beside = (await hubBeside(ctx, db, slug)) ?? noPage()
    return { kind: 'hubs' as const, versions, hubs, here, beside, de: '', a: '' }
  }
  // The last kept version beside today, unless asked otherwise.
  const de = query.get('de') || (versions[0] ? String(versions[0].number) : NOW)
  const a = query.get('a') || NOW
  const beside = (await versionsBeside(ctx, versionIn(de), versionIn(a))) ?? noPage()
  return { kind: 'versions' as const, versions, hubs, here, beside, de, a }
}

export default function SideBySide({ loaderData, params }: Route.ComponentProps) {
  const t = useWords({ fr, en })
  const w = t.canvas.beside
  const { versions, hubs, here, de, a } = loaderData
  const options = [
    { value: NOW, label: w.now },
    ...versions.map(({ number, reason }) => ({ value: String(number), label: w.version(number, reason) })),
  ]
  const word = (value: string) => (value === NOW ? w.now : w.versionWord(Number(value)))
  return (
    <>
      <title>{`${w.title} · Palier`}</title>
      <PageHeader title={w.title} lede={w.lede} />
      <PlanTabs hub={params.hub} current="versions" />
      <div className="plan-beside-choices ui-no-print">
        <form method="get">
          <h2>{w.versions}</h2>
          <Asking>
            <Field
              type="select"
              name="de"
              label={w.left}
              blank={false}
              options={options}
              value={de || options[1]?.value}
            />
            <Field type="select" name="a" label={w.right} blank={false} options={options} value={a || NOW} />
          </Asking>
          <Button icon={Columns2}>{w.show}</Button>
        </form>
        <form method="get">
          <h2>{w.hubs}</h2>
          {hubs.length === 0 ? (
            <p>{w.noHub}</p>
          ) : (
            <>
              <Asking>
                <Field
                  type="select"
                  name="lieu"
                  label={w.right}
                  help={w.hubsHelp}
                  blank={false}
                  options={hubs.map(({ slug, name }) => ({ value: slug, label: name }))}
                  value={loaderData.kind === 'hubs' ? loaderData.beside.hub.slug : undefined}
                />
              </Asking>
              <Button icon={Columns2}>{w.show}</Button>
            </>
          )}
        </form>
      </div>
      {loaderData.kind === 'versions' ? (
        <>
          <FiguresBeside
            left={loaderData.beside.left}
            right={loaderData.beside.right}
            names={[word(de), word(a)]}
          />
          <BoardsBeside
            left={loaderData.beside.left}
            right={loaderData.beside.right}
            names={[word(de), word(a)]}
          />
          <Differences
            title={t.versions.difference(word(de), word(a))}
            difference={loaderData.beside.difference}
          />
        </>
      ) : loaderData.beside.right ? (
        <>
          <FiguresBeside
            left={loaderData.beside.left}
            right={loaderData.beside.right}
            names={[here, loaderData.beside.hub.name]}
          />
          <BoardsBeside
            left={loaderData.beside.left}
            right={loaderData.beside.right}
            names={[here, loaderData.beside.hub.name]}
          />
          <ButtonLink href={`/${loaderData.beside.hub.slug}/modele`}>
            {w.seeHub(loaderData.beside.hub.name)}
          </ButtonLink>
        </>
      ) : (
        <Notice>{w.noPlan(loaderData.beside.hub.name)}</Notice>
      )}
    </>
  )
}
