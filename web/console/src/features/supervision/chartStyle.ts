import { theme } from '../../app/theme';

/** Told apart in grey as well: dark, light, warm. Text stands beside every colour. */
export const colours = { main: '#1c5a86', pale: '#9dc3dd', warm: '#c9770a', bad: '#b3261e', good: '#2b7a4b', ink: '#5d6b78', line: '#e2e8ed' } as const;

/** What every chart of the page has in common. */
export function axes(categories: readonly string[]) {
  return {
    animation: false,
    // Named, not inherited: the room for texts is measured before they are drawn.
    textStyle: { fontFamily: theme.token?.fontFamily, color: colours.ink },
    grid: { left: 4, right: 8, top: 30, bottom: 2, containLabel: true },
    tooltip: { trigger: 'axis', confine: true },
    xAxis: { type: 'category', data: categories, axisTick: { show: false }, axisLine: { lineStyle: { color: colours.line } }, axisLabel: { color: colours.ink } },
    yAxis: { type: 'value', minInterval: 1, splitLine: { lineStyle: { color: colours.line } }, axisLabel: { color: colours.ink } },
  } as const;
}
