import { redirect } from 'react-router'
import { minuteIn, parseDay } from '#kit/day.ts'
import { errandsFor, isPlaced } from '#modules/rounds/errands/collect.server.ts'
import { placeAddresses } from '#modules/rounds/geocode/geocode.server.ts'
import { en } from '#modules/rounds/messages.collect.en.ts'
import { fr } from '#modules/rounds/messages.collect.fr.ts'
import { mayNoteErrands, mayPrepareRounds, mayReadRounds } from '#modules/rounds/permits.ts'
import { mayKeepPlaces } from '#modules/rounds/travel/permits.ts'
import { ErrandTabs } from '#modules/rounds/ui/ErrandTabs.tsx'
import { RoundsTabs } from '#modules/rounds/ui/RoundsTabs.tsx'
import { roundSides } from '#modules/rounds/ui/round-sides.ts'
import { refusePage } from '#platform/session/guard.ts'
import { hubContext } from '#platform/session/request.server.ts'
import { Button, ButtonLink } from '#ui/Button.tsx'
import { EmptyState } from '#ui/EmptyState.tsx'
import { Field } from '#ui/Field.tsx'
import { Asking, Form } from '#ui/Form.tsx'
import { MapPin, Package, Plus, Truck } from '#ui/icons.ts'
import { useWords } from '#ui/language.tsx'
import { Notice } from '#ui/Notice.tsx'
import { PageHeader } from '#ui/PageHeader.tsx'
import type { Route } from './+types/waiting.route'
import { WaitingTable } from './WaitingTable.tsx'

export async function loader({ request, context }: Route.LoaderArgs) {
  const ctx = context.get(hubContext)
  if (!mayReadRounds(ctx.actor)) refusePage()
  const params = new URL(request.url).searchParams
  const typed = parseDay(params.get('jour') ?? '')
  const day = typed.ok ? typed.value : ctx.today()
  const { waiting, unplaced, left } = await errandsFor(ctx, day)
  return {
    ...{ day, unplaced, left },
    rows: waiting.map((one) => {
      const { key, number, way, what, whom, address, toAddress, dueOn, hours, minutes, load } = one
      return {
        ...{ key, number, way, what, whom, address, toAddress, dueOn, hours, minutes, load },
        ...{
          isRequest: one.requestId !== null,
          placed: isPlaced(one),
          held: one.held,
          late: dueOn < ctx.today(),
        },
        agreed: one.agreedAt && minuteIn(one.agreedAt, ctx.hub.zone),
      }
    }),
    mayNote: mayNoteErrands(ctx.actor),
    mayPrepare: mayPrepareRounds(ctx.actor),
    mayPlace: mayKeepPlaces(ctx.actor),
    sides: roundSides(ctx.actor),
    placed: /^(\d{1,3})-(\d{1,3})(-non)?$/.exec(params.get('places') ?? ''),
  }
}

/** Looks for the addresses that are not on the map yet: only asked for, never while a page is read. */
export async function action({ request, context }: Route.ActionArgs) {
  const ctx = context.get(hubContext)
  if (!mayNoteErrands(ctx.actor)) refusePage()
  const typed = parseDay(String((await request.formData()).get('day') ?? ''))
  const day = typed.ok ? typed.value : ctx.today()
  const { waiting } = await errandsFor(ctx, day)
  const wanted = waiting.filter((one) => !isPlaced(one))
  const addresses = [...new Set(wanted.flatMap((one) => [one.address, one.toAddress ?? '']))].filter(Boolean)
  const { places, failure } = await placeAddresses(ctx, addresses)
  const found = [...places.values()].filter((place) => place !== null && place.lon !== null).length
  const told = `${found}-${addresses.length - found}${failure ? '-non' : ''}`
  return redirect(`/${ctx.hub.slug}/tournees/courses/attente?jour=${day}&places=${told}`)
}

export default function Waiting({ loaderData, params }: Route.ComponentProps) {
  const t = useWords({ fr, en })
  const w = t.waiting
  const { day, rows, unplaced, left, placed } = loaderData
  const base = `/${params.hub}/tournees`
  const [, found, missing, failed] = placed ?? []
  return (
    <>
      <title>{`${w.title} · Palier`}</title>
      <PageHeader
        title={w.title}
        lede={w.lede}
        action={
          loaderData.mayPrepare && (
            <ButtonLink tone="primary" href={`${base}?jour=${day}`} icon={Truck}>
              {w.toDay}
            </ButtonLink>
          )
        }
        quiet={
          loaderData.mayNote && (
            <ButtonLink href={`${base}/courses/nouvelle?jour=${day}`} icon={Plus}>
              {t.errands.add}
            </ButtonLink>
          )
        }
      />
      <RoundsTabs hub={params.hub} current="errands" sides={loaderData.sides} />
      <ErrandTabs hub={params.hub} current="waiting" />
      <div className="ui-stack">
        <form method="get" className="ui-row ui-row-end ui-no-print">
          <Asking>
            <Field type="date" name="jour" label={w.day} value={day} optional width="medium" />
          </Asking>
          <Button>{w.show}</Button>
        </form>
        {placed && (
          <Notice tone={failed ? 'warn' : Number(found) > 0 ? 'success' : 'info'}>
            {failed ? w.failed : w.placed(Number(found), Number(missing))}
          </Notice>
        )}
        {unplaced > 0 && (
          <Notice
            tone="warn"
            live={false}
            actions={
              <>
                {loaderData.mayNote && (
                  <Form id="placer" hidden={{ day }}>
                    <Button icon={MapPin}>{w.place}</Button>
                  </Form>
                )}
                {loaderData.mayPlace && (
                  <ButtonLink href={`${base}/lieux?etat=missing`}>{w.places}</ButtonLink>
                )}
              </>
            }
          >
            {w.unplaced(unplaced)}
          </Notice>
        )}
        {left > 0 && <Notice live={false}>{w.left(left)}</Notice>}
        <WaitingTable
          rows={rows}
          base={`${base}/courses`}
          mayNote={loaderData.mayNote}
          empty={
            <EmptyState title={w.none} icon={Package}>
              {w.noneText}
            </EmptyState>
          }
        />
      </div>
    </>
  )
}
