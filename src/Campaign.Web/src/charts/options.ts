import type { EChartsCoreOption } from 'echarts/core'
import type { ReportChart as Chart, ReportTable as Table } from '../api/client'
import { fonts } from '../theme'

const light = { ink: '#1f2933', soft: '#5b6673', rule: '#e1e6eb', band: 'rgba(0,114,178,0.13)', alarm: '#c44e00', ground: '#ffffff' }
const dark = { ink: '#e6eaef', soft: '#a9b4c0', rule: '#2f3944', band: 'rgba(77,155,230,0.18)', alarm: '#ff9a52', ground: '#222a33' }

/** Colours that are distinguishable with any colour vision, the same as in print. */
const series = (chart: Chart, isDark: boolean) =>
  chart.kind === 'curve'
    ? isDark ? ['#4d9be6', '#98a4b1'] : ['#0072b2', '#6b7785']
    : chart.kind === 'columns'
      ? ['#d55e00', isDark ? '#5f6b78' : '#c9d0d8', '#0072b2']
      : chart.kind === 'stacked-bars'
        ? ['#0b4f7d', '#0072b2', '#e69f00', isDark ? '#4a5561' : '#d9dee4']
        : chart.series.length > 1 ? [isDark ? '#5f6b78' : '#b9c4cf', '#0072b2'] : ['#0072b2']

/** ECharts options. Figures and their texts come from the report's table; nothing is computed here. */
export function optionsOf(chart: Chart, events: Table | undefined, isDark: boolean, narrow: boolean): EChartsCoreOption {
  const colours = isDark ? dark : light
  const overDays = chart.kind === 'curve' || chart.kind === 'columns'
  const rows = chart.data.total ? chart.data.rows.slice(0, -1) : chart.data.rows
  const at = (key: string) => chart.data.columns.findIndex((column) => column.key === key)
  const names = rows.map((row) => row[at(chart.category)]!.text)
  const days = rows.map((row) => row[at(chart.category)]!.date ?? null)
  const categories = {
    type: 'category',
    data: names,
    inverse: !overDays,
    axisTick: { show: false },
    axisLine: { onZero: false, lineStyle: { color: colours.soft } },
    axisLabel: { color: colours.soft, hideOverlap: true, ...(overDays ? {} : { width: 118, overflow: 'truncate', interval: 0 }) },
  }
  const values = {
    type: 'value',
    ...(chart.kind === 'curve' ? { min: -1, max: 1 } : {}),
    splitLine: { show: overDays, lineStyle: { color: colours.rule } },
    axisLabel: { show: overDays, color: colours.soft },
  }
  return {
    animation: false,
    color: series(chart, isDark),
    textStyle: { fontFamily: fonts, fontSize: 12 },
    legend: { top: 0, left: 0, icon: 'roundRect', itemWidth: 14, itemHeight: 6, textStyle: { color: colours.ink } },
    grid: { left: overDays ? 40 : 130, right: overDays ? 12 : 64, top: chart.kind === 'curve' ? 56 : 36, bottom: 28 },
    xAxis: overDays ? categories : values,
    yAxis: overDays ? values : categories,
    tooltip: {
      trigger: 'axis',
      confine: true,
      backgroundColor: colours.ground,
      borderColor: colours.rule,
      textStyle: { color: colours.ink, fontSize: 12 },
      formatter: (points: { dataIndex: number }[]) => tip(chart, rows[points[0]!.dataIndex]!, events),
    },
    series: [
      ...chart.series.map((key, index) => drawnSeries(chart, rows, at(key), index, colours, days, names, narrow)),
      ...(chart.band ? [band(chart.band, colours)] : []),
    ],
  }
}

type Row = Table['rows'][number]
type Colours = typeof light

function drawnSeries(chart: Chart, rows: Row[], column: number, index: number, colours: Colours, days: (string | null)[], names: string[], narrow: boolean) {
  const name = chart.data.columns[column]!.title
  const data = rows.map((row) => row[column]!.number ?? (chart.kind === 'curve' ? null : 0))
  if (chart.kind === 'curve') {
    return {
      type: 'line',
      name,
      data,
      connectNulls: false,
      symbol: 'circle',
      symbolSize: 4,
      showSymbol: index === 0,
      z: 5 - index,
      lineStyle: { width: index === 0 ? 2.4 : 1.4, type: index === 0 ? 'solid' : 'dashed' },
      ...(index === 0 ? { markLine: marks(chart, colours, days, names, narrow) } : {}),
    }
  }
  const stacked = chart.kind !== 'bars'
  return {
    type: 'bar',
    name,
    data: rows.map((row, at) => ({
      value: data[at],
      // Figures contain only digits, signs and units, nothing that ECharts would read as a placeholder.
      label: { show: !stacked, position: 'right', formatter: row[column]!.text, color: colours.ink, fontSize: 11 },
    })),
    barMaxWidth: 18,
    barGap: '10%',
    ...(stacked ? { stack: 'all' } : {}),
  }
}

/** Vertical lines for the onset, the trough and interventions; a line's number refers to the table below. */
function marks(chart: Chart, colours: Colours, days: (string | null)[], names: string[], narrow: boolean) {
  const shown = (chart.marks ?? []).filter((mark) => days.includes(mark.day))
  const strong = shown.filter((mark) => mark.strong)
  const labelled = spread(shown.filter((mark) => !mark.strong).map((mark) => days.indexOf(mark.day)), days.length / (narrow ? 12 : 24))
  return {
    silent: true,
    symbol: 'none',
    data: shown.map((mark) => ({
      xAxis: names[days.indexOf(mark.day)],
      name: mark.label,
      label: {
        show: mark.strong || labelled.get(days.indexOf(mark.day)) === shown.filter((other) => !other.strong).indexOf(mark),
        formatter: '{b}',
        // Onset and trough can be close together: one is labelled on its left, the other on its right.
        position: mark.strong ? (mark === strong[0] ? 'insideEndTop' : 'insideEndBottom') : 'end',
        color: mark.strong ? colours.alarm : colours.soft,
        fontSize: 11,
      },
      lineStyle: { color: mark.strong ? colours.alarm : colours.soft, width: 1, type: mark.strong ? 'solid' : 'dotted', opacity: mark.strong ? 1 : 0.7 },
    })),
  }
}

/** Of the ascending positions, those whose labels have room, each with the first position that shares it. */
function spread(places: number[], room: number): Map<number, number> {
  const kept = new Map<number, number>()
  let last = -Infinity
  places.forEach((place, index) => {
    if (place - last < room) return
    kept.set(place, index)
    last = place
  })
  return kept
}

/** The normal range before the crisis: a series without points, so that the legend names it. */
function band({ title, low, mean, high }: NonNullable<Chart['band']>, colours: Colours) {
  return {
    type: 'line',
    name: title,
    data: [],
    color: colours.band,
    markArea: { silent: true, itemStyle: { color: colours.band }, data: [[{ yAxis: low }, { yAxis: high }]] },
    markLine: { silent: true, symbol: 'none', label: { show: false }, lineStyle: { type: 'dashed', opacity: 0.5, color: '#0072b2' }, data: [{ yAxis: mean }] },
  }
}

/** The day's figures in the report's words, and its interventions. Built as elements, so a user's title stays text. */
function tip(chart: Chart, row: Row, events?: Table): HTMLElement {
  const at = (key: string) => chart.data.columns.findIndex((column) => column.key === key)
  const box = document.createElement('div')
  const line = (text: string, strong = false) => {
    const element = document.createElement(strong ? 'strong' : 'div')
    element.textContent = text
    element.className = 'tip-line'
    box.append(element)
  }
  const category = row[at(chart.category)]!
  line(category.text, true)
  for (const key of chart.series) line(`${chart.data.columns[at(key)]!.title}  ${row[at(key)]!.text}`)
  const event = (key: string) => events?.columns.findIndex((column) => column.key === key) ?? -1
  for (const done of events?.rows ?? []) {
    if (category.date && done[event('day')]?.date === category.date) line(`${done[event('number')]!.text}. ${done[event('title')]!.text}`)
  }
  return box
}
