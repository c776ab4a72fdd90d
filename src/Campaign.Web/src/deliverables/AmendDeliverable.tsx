import { AskDialog } from '../forms/AskDialog'
import { useLocale } from '../i18n/LocaleProvider'
import { amend, draftOf, type Deliverable } from './queries'
import { parts } from './room'
import { useTermsOf } from './terms'

/** Corrects what was agreed, as far as the deliverable is open to it. */
export function AmendDeliverable({ one, close }: { one: Deliverable; close: () => void }) {
  const { t, word } = useLocale()
  return (
    <AskDialog
      title={word('step', 'amend')}
      draft={draftOf(one, 'amend')}
      about={one}
      of={parts}
      fields={[...useTermsOf(one), { name: 'reason', label: t('plan.why'), kind: 'words', help: t('deliverables.why.help') }]}
      close={close}
      send={(given, now) => amend(now, given)}
    />
  )
}
