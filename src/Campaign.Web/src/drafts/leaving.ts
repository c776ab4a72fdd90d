import { App } from 'antd'
import { useEffect, useEffectEvent } from 'react'
import { useBlocker } from 'react-router'
import { useLocale } from '../i18n/LocaleProvider'
import { isUnsaved, saveAll } from './store'

/**
 * Continues once what was typed is saved, or when the person confirms.
 * @param here Only considers forms on the screen: what was typed in others stays in the page, which is not left.
 */
export function useAskUnsaved(here = false) {
  const { t } = useLocale()
  const { modal } = App.useApp()
  return async (go: () => void, stay?: () => void) => {
    await saveAll()
    if (!isUnsaved(here)) return go()
    modal.confirm({
      title: t('draft.leave.title'),
      content: t('draft.leave.why'),
      okText: t('draft.leave'),
      okButtonProps: { danger: true },
      cancelText: t('draft.stay'),
      autoFocusButton: 'cancel',
      onOk: go,
      onCancel: stay,
    })
  }
}

/** Asks before another page of the app is opened while something is unsaved. */
export function useLeavingAsks() {
  const blocker = useBlocker(({ currentLocation, nextLocation }) => currentLocation.pathname !== nextLocation.pathname && isUnsaved(true))
  const ask = useAskUnsaved(true)
  const blocked = useEffectEvent(() => void ask(() => blocker.proceed?.(), () => blocker.reset?.()))
  useEffect(() => {
    if (blocker.state === 'blocked') blocked()
  }, [blocker.state])
}
