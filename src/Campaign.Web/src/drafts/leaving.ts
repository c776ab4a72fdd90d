import { App } from 'antd'
import { useEffect, useEffectEvent } from 'react'
import { useBlocker } from 'react-router'
import { useLocale } from '../i18n/LocaleProvider'
import { isUnsaved, saveAll } from './store'

/**
 * Goes on once what was typed is kept, or when its person says so.
 * @param here Asks only about the forms on the screen: what was typed before stays in the page, which does not go.
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

/** Asks before another page of ours is opened while something is not kept. */
export function useLeavingAsks() {
  const blocker = useBlocker(({ currentLocation, nextLocation }) => currentLocation.pathname !== nextLocation.pathname && isUnsaved(true))
  const ask = useAskUnsaved(true)
  const blocked = useEffectEvent(() => void ask(() => blocker.proceed?.(), () => blocker.reset?.()))
  useEffect(() => {
    if (blocker.state === 'blocked') blocked()
  }, [blocker.state])
}
