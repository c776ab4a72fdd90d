import { useLocale } from '../i18n/LocaleProvider'
import type { UseEntries } from '../rooms'
import { useDrives } from './queries'

/** Each drive on the day it closes. */
export const useEntries: UseEntries = ({ id }, _, to) => {
  const { dayOf } = useLocale()
  const { data } = useDrives(id)
  return { entries: (data?.items ?? []).map((one) => ({ key: one.id, day: dayOf(one.closes), kind: 'drive', title: one.title, done: one.status === 'closed', open: to('/drives') })) }
}
