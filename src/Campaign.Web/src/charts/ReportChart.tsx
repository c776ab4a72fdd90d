import { useEffect, useMemo, useRef } from 'react'
import type { ReportChart as Chart, ReportTable as Table } from '../api/client'
import { useDarkMode } from '../theme'
import { init } from './echarts'
import { optionsOf } from './options'

const NARROW = '(max-width: 575px)'

/** A chart of the report, drawn from the report's own table. */
export default function ReportChart({ chart, events, height }: { chart: Chart; events?: Table; height: number }) {
  const place = useRef<HTMLDivElement>(null)
  const drawn = useRef<ReturnType<typeof init>>(null)
  const { isDark } = useDarkMode()
  const options = useMemo(() => optionsOf(chart, events, isDark, window.matchMedia(NARROW).matches), [chart, events, isDark])
  useEffect(() => {
    const picture = init(place.current!, null, { renderer: 'svg' })
    drawn.current = picture
    // Makes the drawing scale down to the width of a printed page.
    picture.on('finished', () => place.current?.querySelector('svg')?.setAttribute('viewBox', `0 0 ${picture.getWidth()} ${picture.getHeight()}`))
    const watch = new ResizeObserver(() => picture.resize())
    watch.observe(place.current!)
    return () => {
      watch.disconnect()
      picture.dispose()
    }
  }, [])
  useEffect(() => drawn.current?.setOption(options, { notMerge: true }), [options])
  return <div ref={place} className="chart" style={{ height }} role="img" aria-label={chart.alternative} />
}
